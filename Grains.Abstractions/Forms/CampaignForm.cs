using LeadGrid.Compliance;

namespace LeadGrid.Forms;

/// <summary>How far a version of a form has come.</summary>
public enum FormStatus
{
    /// <summary>It is being written: saving again replaces it.</summary>
    Draft,

    /// <summary>People see it. It never changes again.</summary>
    Published,

    /// <summary>Another one took its place. People agreed to what it says, so it stays readable.</summary>
    Retired,
}

/// <summary>A campaign's hosted form, in all the versions that people ever saw.</summary>
[GenerateSerializer, Immutable, Alias("campaign-form")]
public sealed record CampaignForm
{
    /// <summary>The campaign's code.</summary>
    [Id(0)] public required string Campaign { get; init; }

    /// <summary>Counts up with every change of whatever kind: what <c>If-Match</c> names.</summary>
    [Id(1)] public required long Revision { get; init; }

    /// <summary>Oldest first. At most one is published, and at most one is a draft: the last.</summary>
    [Id(2)] public required FormVersion[] Versions { get; init; }
}

[GenerateSerializer, Immutable, Alias("form-version")]
public sealed record FormVersion
{
    /// <summary>Counts up with every saved draft. A number that was seen once never names other words.</summary>
    [Id(0)] public required int Number { get; init; }
    [Id(1)] public required FormContent Content { get; init; }
    [Id(2)] public required FormStatus Status { get; init; }
    [Id(3)] public required FormSignature Author { get; init; }
    [Id(4)] public FormSignature? Publication { get; init; }
}

/// <param name="Id">The administrator's user key.</param>
[GenerateSerializer, Immutable, Alias("form-signature")]
public sealed record FormSignature(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] DateTimeOffset At);

/// <summary>What a version asks, says and discloses.</summary>
[GenerateSerializer, Immutable, Alias("form-content")]
public sealed record FormContent
{
    /// <summary>One entry a language; the first is shown to people whose language is none of them.</summary>
    [Id(0)] public FormTexts[] Texts { get; init; } = [];

    /// <summary>In the order in which they are asked.</summary>
    [Id(1)] public FormField[] Fields { get; init; } = [];

    /// <summary>In whose name people agree to be contacted: what <c>{{sellers}}</c> says.</summary>
    [Id(2)] public string[] Sellers { get; init; } = [];

    /// <summary>Where the privacy policy is (https).</summary>
    [Id(3)] public string PrivacyUrl { get; init; } = "";

    /// <summary>Where people are sent afterwards (https); null: to a page of thanks.</summary>
    [Id(4)] public string? ThanksUrl { get; init; }

    /// <summary>Sites that may show the form in a frame of theirs, such as <c>https://www.example.com</c>.</summary>
    [Id(5)] public string[] FrameOrigins { get; init; } = [];
}

/// <summary>A form's words in one language.</summary>
[GenerateSerializer, Immutable, Alias("form-texts")]
public sealed record FormTexts
{
    /// <summary><c>en</c> or <c>es</c>.</summary>
    [Id(0)] public required string Language { get; init; }
    [Id(1)] public required string Heading { get; init; }
    [Id(2)] public string Introduction { get; init; } = "";

    /// <summary>On the button; empty: the language's usual word.</summary>
    [Id(3)] public string Button { get; init; } = "";

    /// <summary>What is said afterwards; empty: the language's usual words.</summary>
    [Id(4)] public string Thanks { get; init; } = "";

    /// <summary>One a channel, each with a box of its own that nobody has ticked.</summary>
    [Id(5)] public FormDisclosure[] Disclosures { get; init; } = [];
}

/// <param name="Text">What ticking its box agrees to. <c>{{sellers}}</c> stands for the named sellers.</param>
[GenerateSerializer, Immutable, Alias("form-disclosure")]
public sealed record FormDisclosure(
    [property: Id(0)] ContactChannel Channel,
    [property: Id(1)] string Text);

/// <summary>A question of a form.</summary>
[GenerateSerializer, Immutable, Alias("form-field")]
public sealed record FormField
{
    /// <summary><c>firstName</c>, <c>phone</c>, <c>address.zip</c> ..., or <c>attributes.</c> and the name of a field of the campaign.</summary>
    [Id(0)] public required string Name { get; init; }
    [Id(1)] public bool Required { get; init; }

    /// <summary>One a language; a standard field without them has the language's usual label.</summary>
    [Id(2)] public FormLabel[] Labels { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("form-label")]
public sealed record FormLabel(
    [property: Id(0)] string Language,
    [property: Id(1)] string Text);
