namespace LeadGrid.Intake;

/// <summary>A lead as a seller posted it: nothing repaired, nothing believed.</summary>
[GenerateSerializer, Immutable, Alias("lead-post")]
public sealed record LeadPost
{
    [Id(0)] public string? ExternalId { get; init; }
    [Id(1)] public string? FirstName { get; init; }
    [Id(2)] public string? LastName { get; init; }
    [Id(3)] public string? Phone { get; init; }
    [Id(4)] public string? Email { get; init; }
    [Id(5)] public PostedAddress? Address { get; init; }
    [Id(6)] public PostedAttribute[] Attributes { get; init; } = [];
    [Id(7)] public PostedConsent? Consent { get; init; }
    [Id(8)] public decimal? Cost { get; init; }
    [Id(9)] public string? Currency { get; init; }

    /// <summary>What the reader of the body already found wrong (a number where text belongs): reported with the rest.</summary>
    [Id(10)] public FieldFault[] Faults { get; init; } = [];

    /// <summary>What the reader noticed and went on from (a field it does not know, kept as an attribute).</summary>
    [Id(11)] public string[] Warnings { get; init; } = [];

    public override string ToString() => Unspoken.Of<LeadPost>();
}

[GenerateSerializer, Immutable, Alias("posted-address")]
public sealed record PostedAddress(
    [property: Id(0)] string? Street,
    [property: Id(1)] string? City,
    [property: Id(2)] string? State,
    [property: Id(3)] string? Zip,
    [property: Id(4)] string? Country)
{
    public override string ToString() => Unspoken.Of<PostedAddress>();
}

public enum ScalarKind
{
    Text,
    Number,
    Boolean,
}

/// <summary>One attribute: any JSON scalar, in its invariant text form.</summary>
[GenerateSerializer, Immutable, Alias("posted-attribute")]
public sealed record PostedAttribute(
    [property: Id(0)] string Name,
    [property: Id(1)] ScalarKind Kind,
    [property: Id(2)] string Value)
{
    public override string ToString() => Unspoken.Of<PostedAttribute>();
}

/// <summary>The consent that came with the post, kept whole as evidence.</summary>
[GenerateSerializer, Immutable, Alias("posted-consent")]
public sealed record PostedConsent
{
    [Id(0)] public string[] Channels { get; init; } = [];
    [Id(1)] public string[] Sellers { get; init; } = [];
    [Id(2)] public string? Phone { get; init; }
    [Id(3)] public string? Text { get; init; }
    [Id(4)] public string? DisclosureVersion { get; init; }
    [Id(5)] public string? Method { get; init; }
    [Id(6)] public DateTimeOffset? At { get; init; }
    [Id(7)] public string? Ip { get; init; }
    [Id(8)] public string? UserAgent { get; init; }
    [Id(9)] public string? FormUrl { get; init; }
    [Id(10)] public string? CertificateUrl { get; init; }

    public override string ToString() => Unspoken.Of<PostedConsent>();
}
