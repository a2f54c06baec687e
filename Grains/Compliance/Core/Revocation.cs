namespace LeadGrid.Compliance;

/// <summary>What a refusal covers; which channels and purposes that are is in the rules.</summary>
internal enum RefusalScope
{
    /// <summary>STOP, by text or call.</summary>
    Stop,

    /// <summary>Marketing e-mail.</summary>
    Unsubscribe,

    /// <summary>"Never contact me again".</summary>
    Everything,

    /// <summary>"Don't call, text me".</summary>
    Calls,

    /// <summary>Voids consent for the number, and refuses nothing.</summary>
    WrongNumber,
}

/// <summary>A refusal, for all campaigns and brokers of this operator.</summary>
/// <param name="ByProvider">A provider's block: only START lifts it.</param>
/// <param name="ConfirmedByProvider">The provider has sent the confirmation.</param>
internal sealed record Revocation(DateTimeOffset At, RefusalScope Scope, bool ByProvider = false, bool ConfirmedByProvider = false);

/// <summary>START or UNSTOP: restores exactly the SMS consent that STOP took, for one seller.</summary>
internal sealed record Restoration(DateTimeOffset At, string Seller);

/// <summary>An unclear reply: it holds automated contact until a person has judged it.</summary>
internal sealed record Hold(DateTimeOffset At, DateTimeOffset? JudgedAt = null);

/// <summary>A consent to e-mail waits for the person's confirmation, from <paramref name="At"/> on.</summary>
internal sealed record Confirmation(DateTimeOffset At, DateTimeOffset? ConfirmedAt = null);
