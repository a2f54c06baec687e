namespace LeadGrid.Contacts;

/// <summary>Claims certificates of consent. No message to a person, and so without a permit.</summary>
internal interface ICertificateProvider
{
    Task<ClaimOutcome> Claim(CertificateToClaim certificate, CancellationToken cancellation);
}

/// <summary>A certificate that a consent names.</summary>
/// <param name="Url">As it was posted: nobody has looked at it.</param>
/// <param name="Phone">The number that it should show, in E.164.</param>
[GenerateSerializer, Immutable, Alias("certificate-to-claim")]
internal sealed record CertificateToClaim(
    [property: Id(0)] string Url,
    [property: Id(1)] string Phone)
{
    public override string ToString() => nameof(CertificateToClaim);
}

/// <summary>What came of a claim. A closed set.</summary>
[GenerateSerializer, Immutable, Alias("claim-outcome")]
internal abstract record ClaimOutcome
{
    /// <param name="Id">The provider's name for it.</param>
    /// <param name="ShowsPhone">The number was typed on the page that it is of.</param>
    [GenerateSerializer, Immutable, Alias("claim-claimed")]
    internal sealed record Claimed(
        [property: Id(0)] string Id,
        [property: Id(1)] DateTimeOffset MadeAt,
        [property: Id(2)] DateTimeOffset? ExpiresAt,
        [property: Id(3)] bool ShowsPhone,
        [property: Id(4)] string? PageUrl) : ClaimOutcome
    {
        public override string ToString() => nameof(Claimed);
    }

    /// <summary>It never will be.</summary>
    /// <param name="Code">Without anything of the person or the address.</param>
    [GenerateSerializer, Immutable, Alias("claim-refused")]
    internal sealed record Refused([property: Id(0)] string Code) : ClaimOutcome;

    /// <summary>Not now: claiming again changes nothing at the provider, and so may be tried.</summary>
    [GenerateSerializer, Immutable, Alias("claim-later")]
    internal sealed record Later(
        [property: Id(0)] string Code,
        [property: Id(1)] TimeSpan? RetryAfter) : ClaimOutcome;
}

/// <summary>Section <c>Certificates</c>.</summary>
internal sealed class CertificateOptions
{
    public const string Section = "Certificates";

    /// <summary>An older one proves no consent: D, since providers keep them for years and people forget in months.</summary>
    public TimeSpan MaximumAge { get; set; } = TimeSpan.FromDays(90);
}
