using LeadGrid.Access;
using LeadGrid.Compliance;

namespace LeadGrid.Contacts;

/// <summary>What a person agreed to by a form of ours, or what a seller says of its own: on its way to the person's contacts.</summary>
[GenerateSerializer, Immutable, Alias("signed-consent")]
internal sealed record SignedConsent
{
    /// <summary>What it is known by when it comes again.</summary>
    [Id(0)] public required Guid Id { get; init; }
    [Id(1)] public required Actor By { get; init; }

    /// <summary>Our own form recorded it: then it may take back a refusal that came before.</summary>
    [Id(2)] public required bool OwnForm { get; init; }

    /// <summary>Each text with the channels that it is agreed to for; those that were not ticked are evidence, too.</summary>
    [Id(3)] public required SignedText[] Texts { get; init; }
    [Id(4)] public required string[] Sellers { get; init; }

    /// <summary>In E.164.</summary>
    [Id(5)] public string? Phone { get; init; }

    /// <summary>The lead that it came with, or that is there already; null: none.</summary>
    [Id(6)] public Guid? Lead { get; init; }

    /// <summary>That lead came with it: it is an inquiry as well.</summary>
    [Id(7)] public bool NewLead { get; init; }

    /// <summary>How it was signed.</summary>
    [Id(8)] public string? Method { get; init; }

    /// <summary>When, as the seller says; null: now.</summary>
    [Id(9)] public DateTimeOffset? At { get; init; }
    [Id(10)] public string? DisclosureVersion { get; init; }
    [Id(11)] public string? Language { get; init; }
    [Id(12)] public DateTimeOffset? ShownAt { get; init; }
    [Id(13)] public string? Ip { get; init; }
    [Id(14)] public string? UserAgent { get; init; }
    [Id(15)] public string? FormUrl { get; init; }
    [Id(16)] public string? CertificateUrl { get; init; }

    /// <summary>E-mail counts once the person has confirmed it, by the link of this message; null: it counts at once.</summary>
    [Id(17)] public Guid? Confirmation { get; init; }

    public override string ToString() => nameof(SignedConsent);
}

/// <param name="Ticked">Agreed to.</param>
[GenerateSerializer, Immutable, Alias("signed-text")]
internal sealed record SignedText(
    [property: Id(0)] ContactChannel[] Channels,
    [property: Id(1)] string Text,
    [property: Id(2)] bool Ticked);

/// <param name="Repeat">It was in the ledger already.</param>
/// <param name="Ask">The message that asks for the confirmation is to be sent; null: none, or one is under way.</param>
[GenerateSerializer, Immutable, Alias("consent-signed")]
internal sealed record ConsentSigned(
    [property: Id(0)] bool Repeat,
    [property: Id(1)] Guid? Ask);
