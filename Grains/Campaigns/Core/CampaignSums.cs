using LeadGrid.Leads;

namespace LeadGrid.Campaigns;

/// <summary>The counters' cells in the words of the campaign's page.</summary>
internal static class CampaignSums
{
    public static CampaignCounts Of(IEnumerable<(string Kind, long Events)> cells) => cells.Aggregate(new CampaignCounts(), Add);

    private static CampaignCounts Add(CampaignCounts counts, (string Kind, long Events) cell) => cell.Kind switch
    {
        LeadEventKind.Received => counts with { Received = counts.Received + cell.Events, Accepted = counts.Accepted + cell.Events },
        LeadEventKind.DuplicateReceived => counts with { Received = counts.Received + cell.Events, Duplicate = counts.Duplicate + cell.Events },
        LeadEventKind.Queued => counts with { Queued = counts.Queued + cell.Events },
        LeadEventKind.Assigned => counts with { Assigned = counts.Assigned + cell.Events },
        LeadEventKind.Contacted => counts with { Contacted = counts.Contacted + cell.Events },
        LeadEventKind.AppointmentSet => counts with { AppointmentSet = counts.AppointmentSet + cell.Events },
        LeadEventKind.Won => counts with { Won = counts.Won + cell.Events },
        LeadEventKind.Lost => counts with { Lost = counts.Lost + cell.Events },
        LeadEventKind.Returned => counts with { Returned = counts.Returned + cell.Events },
        LeadEventKind.AppointmentKept => counts with { AppointmentKept = counts.AppointmentKept + cell.Events },
        LeadEventKind.NoShow => counts with { NoShow = counts.NoShow + cell.Events },
        LeadEventKind.AppointmentCancelled => counts with { AppointmentCancelled = counts.AppointmentCancelled + cell.Events },
        // Notes; and kinds of a newer version, whose page will show them.
        _ => counts,
    };
}
