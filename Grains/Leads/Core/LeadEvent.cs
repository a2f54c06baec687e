using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Intake;
using LeadGrid.Outreach;
using LeadGrid.Routing;
using LeadGrid.Scoring;

namespace LeadGrid.Leads;

/// <summary>The kinds of event in the log. Names are stored: append, never rename.</summary>
internal static class LeadEventKind
{
    public const string Received = "received";
    public const string DuplicateReceived = "duplicate_received";
    public const string Assigned = "assigned";
    public const string Queued = "queued";
    public const string Contacted = "contacted";
    public const string Note = "note";
    public const string AppointmentSet = "appointment_set";
    public const string Won = "won";
    public const string Lost = "lost";
    public const string Returned = "returned";
    public const string MessageQueued = "message_queued";

    /// <summary>It may not leave yet.</summary>
    public const string MessageDeferred = "message_deferred";
    public const string MessageSent = "message_sent";

    /// <summary>No answer: the provider may have taken it.</summary>
    public const string MessageUnknown = "message_unknown";
    public const string MessageDelivered = "message_delivered";
    public const string MessageFailed = "message_failed";

    /// <summary>No permit: it never leaves.</summary>
    public const string MessageRefused = "message_refused";
    public const string MessageReceived = "message_received";

    /// <summary>An e-mail was shown for the first time, by a person or by a machine.</summary>
    public const string MessageOpened = "message_opened";

    /// <summary>A link in it was followed for the first time, by a person or by a machine.</summary>
    public const string MessageClicked = "message_clicked";

    /// <summary>The person withdrew by a link of it, or called it spam. What follows from that is an event of its own.</summary>
    public const string MessageUnsubscribed = "message_unsubscribed";
    public const string MessageComplained = "message_complained";
    public const string CallAllowed = "call_allowed";
    public const string CallRefused = "call_refused";

    /// <summary>The person said no.</summary>
    public const string ContactRefused = "contact_refused";

    /// <summary>The broker's own system has acknowledged the refusal.</summary>
    public const string RefusalTold = "refusal_told";

    /// <summary>It has not, for as long as it was told again and again.</summary>
    public const string RefusalUntold = "refusal_untold";

    /// <summary>Not wanted any more: the person was quicker.</summary>
    public const string MessageCancelled = "message_cancelled";
    public const string CallLogged = "call_logged";
    public const string SequenceStarted = "sequence_started";
    public const string SequencePaused = "sequence_paused";
    public const string SequenceResumed = "sequence_resumed";
    public const string SequenceStopped = "sequence_stopped";
    public const string SequenceFinished = "sequence_finished";

    /// <summary>A run went by a branch, or from one wait to the next.</summary>
    public const string SequenceWaits = "sequence_waits";
    public const string StepDeferred = "step_deferred";
    public const string StepSkipped = "step_skipped";

    /// <summary>The broker is to call.</summary>
    public const string CallDue = "call_due";

    /// <summary>He did not, until the next call was due.</summary>
    public const string CallMissed = "call_missed";

    /// <summary>When it goes back to routing, unless somebody tries to reach the person.</summary>
    public const string PullBackPlanned = "pull_back_planned";

    /// <summary>Nobody tried to reach the person in time: back to routing.</summary>
    public const string PulledBack = "pulled_back";

    /// <summary>A closed lead goes back to routing after a rest.</summary>
    public const string Recycled = "recycled";

    /// <summary>It does not: the person may not be contacted any more.</summary>
    public const string RecycleRefused = "recycle_refused";

    /// <summary>A browser of the broker's showed it for the first time.</summary>
    public const string Noticed = "noticed";
    public const string AppointmentKept = "appointment_kept";
    public const string NoShow = "no_show";
    public const string AppointmentCancelled = "appointment_cancelled";
    /// <summary>A day after the appointment nobody has said whether it was kept.</summary>
    public const string AppointmentUnreported = "appointment_unreported";
    /// <summary>A reminder of the appointment could not be written.</summary>
    public const string ReminderSkipped = "reminder_skipped";
}

/// <summary>One step of a lead: what, who, when, and the version after it.</summary>
/// <param name="Version">0 for a remark from outside, which is no step of the lead's own.</param>
/// <param name="Body">Facts without personal data.</param>
/// <param name="Text">Free text; sealed in the log.</param>
internal sealed record LeadEvent(
    Guid LeadId,
    string Campaign,
    string Kind,
    long Version,
    DateTimeOffset At,
    Actor By,
    LeadEventBody Body,
    string? Text)
{
    /// <summary>What a new message says; sealed beside the message's row.</summary>
    public MessageContent? Content { get; init; }
}

/// <summary>The facts of an event; what does not apply is null. Stored as JSON: append, never rename.</summary>
internal sealed record LeadEventBody
{
    public int? Score { get; init; }
    public ScoreReason[]? ScoreReasons { get; init; }
    public Repair[]? Repairs { get; init; }
    public string[]? Flags { get; init; }
    public string? Seller { get; init; }
    public string? BrokerId { get; init; }
    public string? BrokerName { get; init; }
    public RoutingExplanation? Routing { get; init; }
    public DateTimeOffset? AppointmentAt { get; init; }
    public Money? Cost { get; init; }
    public Money? Revenue { get; init; }
    public MessageFacts? Message { get; init; }

    /// <summary>With an e-mail that was opened or clicked: it was no person.</summary>
    public bool? Machine { get; init; }

    /// <summary>With calls: what each rule of contact law said.</summary>
    public PermitReason[]? Reasons { get; init; }

    /// <summary>With a refusal: what is closed by it, or by which way it came.</summary>
    public string? Way { get; init; }

    /// <summary>With what a run through a sequence did.</summary>
    public StepFacts? Step { get; init; }
    public CallFacts? Call { get; init; }
    /// <summary>With an appointment that was moved: when it was to be before.</summary>
    public DateTimeOffset? MovedFrom { get; init; }
}

/// <param name="Step">Null: of the run as a whole.</param>
/// <param name="Reason">A sentence without personal data.</param>
/// <param name="Until">Until then it waits.</param>
internal sealed record StepFacts(string Sequence, int Version, string? Step = null, string? Reason = null, DateTimeOffset? Until = null);

internal sealed record CallFacts(CallOutcome Outcome, int? Seconds);
