using LeadGrid.Access;

namespace LeadGrid.Intake;

/// <summary>
/// The door for leads: normalises, validates, scores, hashes and seals, then hands over to the campaign's router,
/// which decides and commits. A stateless worker.
/// </summary>
[Alias("intake-grain")]
public interface IIntakeGrain : IGrainWithIntegerKey
{
    /// <summary>Submits up to <see cref="IntakeRequest.MaximumPosts"/> posts.</summary>
    /// <returns>One answer a post, in the same order. When it returns, what it says is on disk.</returns>
    /// <exception cref="UnknownCampaignException">No such campaign, or it is not active.</exception>
    /// <exception cref="OverloadedException">Too many leads wait; nothing of this request was stored.</exception>
    [Alias("submit")]
    Task<IntakeAnswer[]> Submit(IntakeRequest request);
}

/// <param name="Seller">Who posts, from the API key.</param>
/// <param name="KeyScope">What idempotency keys are scoped to: the API key's prefix.</param>
/// <param name="Test">Everything is answered as usual, and nothing is stored.</param>
[GenerateSerializer, Immutable, Alias("intake-request")]
public sealed record IntakeRequest(
    [property: Id(0)] Actor Seller,
    [property: Id(1)] string KeyScope,
    [property: Id(2)] string Campaign,
    [property: Id(3)] IntakeItem[] Items,
    [property: Id(4)] bool Test)
{
    public const int MaximumPosts = 1_000;
}

[GenerateSerializer, Immutable, Alias("intake-item")]
public sealed record IntakeItem(
    [property: Id(0)] LeadPost Post,
    [property: Id(1)] string? IdempotencyKey)
{
    public override string ToString() => Unspoken.Of<IntakeItem>();
}

/// <summary>The campaign does not exist or takes no leads.</summary>
[GenerateSerializer, Alias("unknown-campaign")]
public sealed class UnknownCampaignException(string message) : Exception(message);

/// <summary>Too much work waits; try again after <see cref="RetryAfter"/>. Nothing was stored.</summary>
[GenerateSerializer, Alias("overloaded")]
public sealed class OverloadedException(string message, TimeSpan retryAfter) : Exception(message)
{
    [Id(0)] public TimeSpan RetryAfter { get; } = retryAfter;
}
