using LeadGrid.Access;
using LeadGrid.Appointments;
using LeadGrid.Brokers;
using LeadGrid.Sequences;

namespace LeadGrid.Leads;

/// <summary>The state machine of a lead in a broker's hands.</summary>
internal static class LeadDecider
{
    private static readonly LeadStatus[] InWork =
        [LeadStatus.Assigned, LeadStatus.Contacted, LeadStatus.AppointmentSet, LeadStatus.AppointmentKept, LeadStatus.NoShow];

    public static LeadDecision Decide(LeadState lead, LeadCommand command, Actor by, DateTimeOffset now) =>
        CommandFaults.Find(command, now) is { } fault ? fault : command switch
        {
            MarkContacted c => From(lead, "marked as contacted", [LeadStatus.Assigned])
                ?? Step(lead, LeadStatus.Contacted, LeadEventKind.Contacted, by, now, c.Note),
            AddNote c => From(lead, "given a note", InWork, LeadStatus.Queued, LeadStatus.Won, LeadStatus.Lost, LeadStatus.Returned)
                ?? Step(lead, lead.Status, LeadEventKind.Note, by, now, c.Text),
            SetAppointment c => From(lead, "given an appointment", InWork)
                ?? Step(
                    LeadAppointments.Set(lead, c.At, c.Minutes ?? BookingSettings.DefaultSlot, now), LeadStatus.AppointmentSet, LeadEventKind.AppointmentSet,
                    by, now, c.Note, new LeadEventBody { AppointmentAt = c.At, MovedFrom = Standing(lead) }),
            KeepAppointment c => From(lead, "said to have kept an appointment", [LeadStatus.AppointmentSet]) ?? StillToCome(lead, now)
                ?? Step(
                    lead, LeadStatus.AppointmentKept, LeadEventKind.AppointmentKept, by, now, c.Note,
                    new LeadEventBody { AppointmentAt = lead.AppointmentAt }),
            MissAppointment c => From(lead, "said to have missed an appointment", [LeadStatus.AppointmentSet]) ?? StillToCome(lead, now)
                ?? Step(
                    lead, LeadStatus.NoShow, LeadEventKind.NoShow, by, now, c.Note, new LeadEventBody { AppointmentAt = lead.AppointmentAt }),
            CancelAppointment c => From(lead, "relieved of an appointment", [LeadStatus.AppointmentSet])
                ?? Step(
                    LeadAppointments.Cancel(lead), LeadStatus.Contacted, LeadEventKind.AppointmentCancelled, by, now, Words(c.Reason, c.Note),
                    new LeadEventBody { AppointmentAt = lead.AppointmentAt }),
            Win c => From(lead, "won", InWork)
                ?? Step(
                    lead with { Revenue = c.Revenue }, LeadStatus.Won, LeadEventKind.Won, by, now, c.Note,
                    new LeadEventBody { Revenue = c.Revenue }),
            Lose c => From(lead, "lost", InWork, LeadStatus.Queued)
                ?? Step(WithReason(lead, c.Reason), LeadStatus.Lost, LeadEventKind.Lost, by, now, Words(c.Reason, c.Note)),
            Return c => From(lead, "returned", InWork)
                ?? Step(WithReason(lead, c.Reason), LeadStatus.Returned, LeadEventKind.Returned, by, now, Words(c.Reason, c.Note)),
            LogCall c => From(lead, "called", InWork)
                ?? Step(
                    lead, lead.Status, LeadEventKind.CallLogged, by, now, c.Note, new LeadEventBody { Call = new CallFacts(c.Outcome, c.Seconds) }),
            _ => FollowUpDecider.Decide(lead, command, by, now)
                ?? throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "A command that no rule knows."),
        };

    /// <summary>The commands that the lead's state allows now, by the names of their endpoints.</summary>
    public static string[] Allowed(LeadStatus status) => status switch
    {
        LeadStatus.Assigned => ["contacted", "calls", "notes", "appointment", "win", "lose", "return"],
        LeadStatus.Contacted or LeadStatus.AppointmentKept or LeadStatus.NoShow => ["calls", "notes", "appointment", "win", "lose", "return"],

        // The first two once its time has come: whoever shows them looks at the clock.
        LeadStatus.AppointmentSet =>
            ["calls", "notes", "appointment", "appointment/kept", "appointment/no-show", "appointment/cancel", "win", "lose", "return"],
        LeadStatus.Queued => ["notes", "lose"],
        LeadStatus.Won or LeadStatus.Lost or LeadStatus.Returned => ["notes"],
        LeadStatus.Received or LeadStatus.Rejected or LeadStatus.Duplicate or LeadStatus.Accepted or LeadStatus.Offered
            or LeadStatus.Recycled or LeadStatus.Erased => [],
    };

    private static LeadDecision? From(LeadState lead, string what, LeadStatus[] allowed, params LeadStatus[] also) =>
        allowed.Contains(lead.Status) || also.Contains(lead.Status)
            ? null
            : new LeadDecision.No(null, $"A lead that is {LeadStatusText.Of(lead.Status)} cannot be {what}.");

    private static LeadDecision? StillToCome(LeadState lead, DateTimeOffset now) => lead.AppointmentAt > now
        ? new LeadDecision.No(null, "The appointment is still to come: say afterwards whether it was kept, or cancel it.")
        : null;

    // The time that an appointment is moved from; null where it is a new one.
    private static DateTimeOffset? Standing(LeadState lead) => lead.Status == LeadStatus.AppointmentSet ? lead.AppointmentAt : null;

    private static LeadDecision.Go Step(
        LeadState lead, LeadStatus status, string kind, Actor by, DateTimeOffset now, string? text, LeadEventBody? body = null)
    {
        var next = lead with { Status = status, Version = lead.Version + 1, UpdatedAt = now };
        var step = new LeadEvent(
            lead.Id, lead.Campaign, kind, next.Version, now, by, body ?? new LeadEventBody(),
            string.IsNullOrWhiteSpace(text) ? null : text.Trim());
        return new LeadDecision.Go(next, step);
    }

    private static LeadState WithReason(LeadState lead, string reason) =>
        lead with { Personal = (lead.Personal ?? new PersonalPart()) with { Reason = reason.Trim() } };

    private static string Words(string reason, string? note) =>
        string.IsNullOrWhiteSpace(note) ? reason : $"{reason.Trim()}: {note.Trim()}";
}
