namespace LeadGrid.Forms;

/// <summary>How a question is asked.</summary>
public enum QuestionKind
{
    Text,
    Phone,
    Email,
    Zip,
    Number,
    Date,
    YesNo,
    Choice,
}

/// <summary>A version of a form in one language, as people are shown it: nothing of it is left to be filled in.</summary>
[GenerateSerializer, Immutable, Alias("hosted-form")]
public sealed record HostedForm
{
    [Id(0)] public required string Campaign { get; init; }
    [Id(1)] public required int Version { get; init; }
    [Id(2)] public required string Language { get; init; }

    /// <summary>All that it can be read in.</summary>
    [Id(3)] public required string[] Languages { get; init; }
    [Id(4)] public required string Heading { get; init; }
    [Id(5)] public required string Introduction { get; init; }

    /// <summary>Empty: the language's usual words.</summary>
    [Id(6)] public required string Button { get; init; }
    [Id(7)] public required string Thanks { get; init; }
    [Id(8)] public required Question[] Questions { get; init; }
    [Id(9)] public required FormDisclosure[] Disclosures { get; init; }
    [Id(10)] public required string PrivacyUrl { get; init; }
    [Id(11)] public string? ThanksUrl { get; init; }
    [Id(12)] public required string[] FrameOrigins { get; init; }

    /// <summary>Whom its disclosures name.</summary>
    [Id(13)] public required string[] Sellers { get; init; }
}

/// <param name="Name">As <see cref="FormField.Name"/>.</param>
/// <param name="Values">Of a choice.</param>
[GenerateSerializer, Immutable, Alias("form-question")]
public sealed record Question(
    [property: Id(0)] string Name,
    [property: Id(1)] QuestionKind Kind,
    [property: Id(2)] string Label,
    [property: Id(3)] bool Required,
    [property: Id(4)] string[] Values);
