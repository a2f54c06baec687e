using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>One person, one lead: within a campaign's window.</summary>
internal static class Duplicates
{
    public static IEnumerable<Violation> Check(RunHistory history, GridState state)
    {
        var windows = state.Campaigns.ToDictionary(c => c.Code, c => c.DuplicateWindow);
        var claims = state.Claims.ToDictionary(c => (c.Campaign, c.Kind, c.Hash), c => c.Lead);
        foreach (var (kind, hashOf) in new (int, Func<LeadRecord, string?>)[] { (1, l => l.Phone), (2, l => l.Email) })
        {
            foreach (var same in state.Leads.Where(l => hashOf(l) is not null).GroupBy(l => (l.Campaign, Hash: hashOf(l)!)))
            {
                LeadRecord[] leads = [.. same.OrderBy(l => l.ReceivedAt)];
                foreach (var (first, second) in leads.Zip(leads.Skip(1)))
                {
                    if (second.ReceivedAt - first.ReceivedAt < windows[same.Key.Campaign])
                    {
                        yield return new Violation(
                            Promise.NoDuplicateAccepted, $"two leads of {same.Key.Campaign} have one {(kind == 1 ? "phone" : "e-mail address")}",
                            [first, second, .. Posts(history, first), .. Posts(history, second)]);
                    }
                }

                if (!claims.TryGetValue((same.Key.Campaign, kind, same.Key.Hash), out var holder) || leads.All(l => l.Id != holder))
                {
                    yield return new Violation(Promise.NoDuplicateAccepted, "an accepted lead does not hold its identity", [.. leads]);
                }
            }
        }
    }

    private static IEnumerable<Operation> Posts(RunHistory history, LeadRecord lead) =>
        history.Operations.Where(o => o.Request is PostLead post && post.Mark == lead.Mark);
}
