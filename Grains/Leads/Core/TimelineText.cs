namespace LeadGrid.Leads;

/// <summary>An event of the log as a sentence.</summary>
internal static class TimelineText
{
    public static string Title(string kind, LeadEventBody body) => kind switch
    {
        LeadEventKind.Received => $"Received from {body.Seller}, score {body.Score}",
        LeadEventKind.DuplicateReceived => $"The same person was posted again by {body.Seller}",
        LeadEventKind.Assigned => $"Assigned to {body.BrokerName}",
        LeadEventKind.Queued => "Waiting: no broker is eligible",
        LeadEventKind.Contacted => "Contacted",
        LeadEventKind.Note => "Note",
        LeadEventKind.AppointmentSet => "Appointment set",
        LeadEventKind.Won => body.Revenue is { } money ? $"Won, {money.Amount:0.00} {money.Currency}" : "Won",
        LeadEventKind.Lost => "Lost",
        LeadEventKind.Returned => "Returned",
        _ => kind,
    };
}
