using System.Globalization;
using LeadGrid.Appointments;
using LeadGrid.Compliance;
using LeadGrid.Sequences;

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
        LeadEventKind.AppointmentSet => body.MovedFrom is null ? $"Appointment set{At(body)}" : $"Appointment moved{At(body)}",
        LeadEventKind.AppointmentKept => "Appointment kept",
        LeadEventKind.NoShow => "The person did not come to the appointment",
        LeadEventKind.AppointmentCancelled => $"Appointment{At(body)} cancelled",
        LeadEventKind.AppointmentUnreported => "Nobody has said whether the appointment was kept",
        LeadEventKind.ReminderSkipped => "Reminder of the appointment not sent",
        LeadEventKind.Won => body.Revenue is { } money ? $"Won, {money.Amount:0.00} {money.Currency}" : "Won",
        LeadEventKind.Lost => "Lost",
        LeadEventKind.Returned => "Returned",
        LeadEventKind.MessageQueued => body.Message!.Mailing is { } mailing ? $"{Kind(body)} of mailing {mailing} to be sent" : $"{Kind(body)} to be sent",
        LeadEventKind.MessageDeferred => string.Create(CultureInfo.InvariantCulture, $"{Kind(body)} waits until {body.Message!.Until:yyyy-MM-dd HH:mm} UTC"),
        LeadEventKind.MessageSent => $"{Kind(body)} sent",
        LeadEventKind.MessageUnknown => $"{Kind(body)} may have been sent: the provider did not answer",
        LeadEventKind.MessageDelivered => $"{Kind(body)} delivered",
        LeadEventKind.MessageFailed => $"{Kind(body)} could not be delivered ({body.Message!.Code})",
        LeadEventKind.MessageRefused => $"{Kind(body)} not sent: {AppointmentReminders.WhyNot(body.Message!.Code) ?? "not allowed"}",
        LeadEventKind.MessageReceived => $"{Kind(body)} from the person{Meaning(body.Message!.Read)}",
        LeadEventKind.MessageOpened => $"{Kind(body)} opened{ByWhom(body)}",
        LeadEventKind.MessageClicked => $"A link in the e-mail was followed{ByWhom(body)}",
        LeadEventKind.MessageUnsubscribed => $"{Kind(body)} answered by its link: no more of it",
        LeadEventKind.MessageComplained => $"{Kind(body)} called spam by the person",
        LeadEventKind.MessageCancelled => $"{Kind(body)} cancelled: not wanted any more",
        LeadEventKind.CallAllowed => "Call allowed, number shown",
        LeadEventKind.CallRefused => "Call not allowed",
        LeadEventKind.ContactRefused => $"The person wants no more contact ({body.Way})",
        LeadEventKind.RefusalTold => $"{body.BrokerName}'s own system has acknowledged the refusal",
        LeadEventKind.RefusalUntold => $"{body.BrokerName}'s own system did not acknowledge the refusal: tell them",
        _ => FollowUpTimeline.Title(kind, body) ?? kind,
    };

    private static string Meaning(ReplyIntent? read) => read switch
    {
        ReplyIntent.OptOut => ": no more contact",
        ReplyIntent.OptIn => ": texts are welcome again",
        ReplyIntent.Help => ": asks for help",
        ReplyIntent.WrongNumber => ": it is the wrong number",
        ReplyIntent.Hold => ": unclear, nothing is sent until somebody has read it",
        _ => "",
    };

    private static string At(LeadEventBody body) =>
        body.AppointmentAt is { } at ? string.Create(CultureInfo.InvariantCulture, $" for {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : "";

    private static string ByWhom(LeadEventBody body) => body.Machine == true ? " by a machine, such as a scanner" : "";

    private static string Kind(LeadEventBody body) => body.Message!.Channel == ContactChannel.Email ? "E-mail" : "Text";
}
