using LeadGrid.Compliance;

namespace LeadGrid.Outreach;

/// <summary>How far a version of a template has come.</summary>
public enum TemplateStatus
{
    /// <summary>It is being written: saving again replaces it.</summary>
    Draft,

    /// <summary>Its author is done; somebody else looks at it.</summary>
    Submitted,

    /// <summary>Messages are made of it. It never changes again.</summary>
    Approved,

    /// <summary>No new message is made of it. One that is under way keeps its words, so it stays readable.</summary>
    Retired,
}

/// <summary>A message with places for what is known of a person, in all the versions that were ever approved.</summary>
[GenerateSerializer, Immutable, Alias("message-template")]
public sealed record MessageTemplate
{
    /// <summary>Lower-case letters, digits and hyphens, as a campaign's code. It never changes.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary><see cref="ContactChannel.Sms"/> or <see cref="ContactChannel.Email"/>. It never changes.</summary>
    [Id(1)] public required ContactChannel Channel { get; init; }

    /// <summary>Counts up with every change of whatever kind, approval included: what <c>If-Match</c> names.</summary>
    [Id(2)] public required long Revision { get; init; }

    /// <summary>Oldest first. At most one is approved, and at most one is not finished: the last.</summary>
    [Id(3)] public required TemplateVersion[] Versions { get; init; }
}

[GenerateSerializer, Immutable, Alias("template-version")]
public sealed record TemplateVersion
{
    /// <summary>Counts up with every saved draft. A number that was seen once never names other words.</summary>
    [Id(0)] public required int Number { get; init; }
    [Id(1)] public required TemplateContent Content { get; init; }
    [Id(2)] public required TemplateStatus Status { get; init; }
    [Id(3)] public required TemplateSignature Author { get; init; }
    [Id(4)] public TemplateSignature? Approval { get; init; }
}

/// <summary>What a version says.</summary>
[GenerateSerializer, Immutable, Alias("template-content")]
public sealed record TemplateContent
{
    [Id(0)] public required string Name { get; init; }

    /// <summary>
    /// What every message of it is for: the law asks this of the words that were approved, never of whoever sends them.
    /// </summary>
    [Id(1)] public ContactPurpose Purpose { get; init; }

    /// <summary>Who writes, as people read it; may hold merge fields.</summary>
    [Id(2)] public string Sender { get; init; } = "";

    /// <summary>Of an e-mail; empty with a text.</summary>
    [Id(3)] public string Subject { get; init; } = "";

    /// <summary>The words; of an e-mail, its plain part.</summary>
    [Id(4)] public required string Text { get; init; }

    /// <summary>An e-mail's other part; null: none.</summary>
    [Id(5)] public string? Html { get; init; }

    /// <summary>How to say no; empty: the usual words, where the law asks for some.</summary>
    [Id(6)] public string OptOut { get; init; } = "";
}

/// <param name="Id">The administrator's user key; empty where it is not the reader's to know.</param>
[GenerateSerializer, Immutable, Alias("template-signature")]
public sealed record TemplateSignature(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] DateTimeOffset At);

/// <summary>A version as it is saved.</summary>
[GenerateSerializer, Immutable, Alias("template-draft")]
public sealed record TemplateDraft(
    [property: Id(0)] ContactChannel Channel,
    [property: Id(1)] TemplateContent Content);
