namespace LeadGrid.Outreach;

/// <summary>What became of one message at a provider. A closed set: refusals are values.</summary>
internal abstract record SendOutcome
{
    /// <summary>The provider has taken it.</summary>
    /// <param name="ProviderId">The provider's name for it.</param>
    /// <param name="Segments">Parts that are paid for; 1 where there are no parts.</param>
    internal sealed record Accepted(string ProviderId, int Segments = 1) : SendOutcome;

    /// <summary>The provider will never take it.</summary>
    /// <param name="Code">The provider's own, such as Twilio's 21610.</param>
    /// <param name="OptedOut">Because the recipient has refused there.</param>
    internal sealed record Refused(string Code, string Reason, bool OptedOut = false) : SendOutcome;

    /// <summary>It has certainly not been taken: no connection, too many requests, an open circuit. Later it may be.</summary>
    internal sealed record NotSent(string Reason, TimeSpan? RetryAfter = null) : SendOutcome;

    /// <summary>No answer, or none that can be read: it may have been taken. Never simply repeated.</summary>
    internal sealed record Unknown(string Reason) : SendOutcome;
}
