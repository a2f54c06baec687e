namespace LeadGrid.Compliance;

/// <summary>How somebody is reached.</summary>
public enum ContactChannel
{
    Sms,

    /// <summary>A person dials and speaks.</summary>
    Voice,

    /// <summary>An artificial voice speaks.</summary>
    AiVoice,
    Email,
}

/// <summary>
/// What a contact is for. It comes from the approved template or the thread, never from the sender's claim; whatever is
/// nothing else is marketing.
/// </summary>
public enum ContactPurpose
{
    Marketing,

    /// <summary>A person answers an inbound message or call, on the same channel, within 24 hours.</summary>
    Reply,

    /// <summary>About a booking, without an offer.</summary>
    Appointment,

    /// <summary>The one text that says that a refusal was heard.</summary>
    OptOutConfirmation,

    /// <summary>A notice that the law obliges the operator to give, such as of a breach or of what became of a request.</summary>
    Legal,
}
