using LeadGrid.Log;

namespace LeadGrid.Campaigns;

/// <summary>One cell of the campaigns' counters.</summary>
/// <param name="Day">UTC, of the time the event speaks of.</param>
/// <param name="Kind">As in the log. A kind that this version does not know is counted all the same.</param>
internal readonly record struct TallyKey(string Campaign, DateOnly Day, string Kind);

/// <summary>Counts events: what a recount over the log would find, and nothing more clever.</summary>
internal static class CampaignTally
{
    public static IReadOnlyDictionary<TallyKey, long> Of(IReadOnlyList<LoggedEvent> events)
    {
        var tally = new Dictionary<TallyKey, long>();
        foreach (var e in events)
        {
            var key = new TallyKey(e.Campaign, DateOnly.FromDateTime(e.At.UtcDateTime), e.Kind);
            tally[key] = tally.GetValueOrDefault(key) + 1;
        }

        return tally;
    }
}
