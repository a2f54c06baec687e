namespace LeadGrid.Simulation.Webhooks;

/// <summary>One attempt at one webhook.</summary>
/// <param name="Id">The same for all attempts, and for a duplicate.</param>
/// <param name="Kind"><c>status</c> or <c>inbound</c>.</param>
/// <param name="Sid">The message's.</param>
/// <param name="Person">Whose number it is about.</param>
/// <param name="Content">The status, or what the person wrote.</param>
/// <param name="Ended">When the answer's first line was here, or the attempt was given up.</param>
/// <param name="Status">Of the answer; null: none came.</param>
public sealed record WebhookRecord(
    Guid Id, string Kind, string Sid, string Person, string Content, int Attempt, Instant Sent, Instant Ended, int? Status)
{
    /// <summary>From here on the other side has it: it said so.</summary>
    public bool Acknowledged => Status is >= 200 and < 300;
}
