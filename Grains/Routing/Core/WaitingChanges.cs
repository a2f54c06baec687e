using LeadGrid.Leads;
using LeadGrid.Log;

namespace LeadGrid.Routing;

/// <param name="Since">Since when it waits; null: it no longer does.</param>
internal readonly record struct WaitingChange(string Campaign, DateTimeOffset? Since);

/// <summary>Who begins to wait for a broker and who ceases to. Of several events of a lead the last one counts, so that reading them again changes nothing.</summary>
internal static class WaitingChanges
{
    public static IReadOnlyDictionary<Guid, WaitingChange> Of(IReadOnlyList<LoggedEvent> events)
    {
        var changes = new Dictionary<Guid, WaitingChange>();
        foreach (var e in events)
        {
            switch (e.Kind)
            {
                case LeadEventKind.Queued or LeadEventKind.PulledBack or LeadEventKind.Recycled:
                    changes[e.LeadId] = new WaitingChange(e.Campaign, e.At);
                    break;
                case LeadEventKind.Assigned or LeadEventKind.Won or LeadEventKind.Lost or LeadEventKind.Returned:
                    changes[e.LeadId] = new WaitingChange(e.Campaign, null);
                    break;
                default:
                    // Remarks and steps in a broker's hands; and kinds of a newer version, which will tell its own consumers.
                    break;
            }
        }

        return changes;
    }
}
