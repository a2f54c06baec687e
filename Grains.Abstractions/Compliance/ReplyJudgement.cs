namespace LeadGrid.Compliance;

public enum ReplyIntent
{
    /// <summary>No more contact by the channels of the scope.</summary>
    OptOut,

    /// <summary>START or UNSTOP, or YES to our own question: the channels of the scope are open again.</summary>
    OptIn,
    Help,

    /// <summary>Consent for this number is void.</summary>
    WrongNumber,

    /// <summary>Unclear: no automated contact until a person has read it.</summary>
    Hold,
    None,
}

/// <summary>What a reply means.</summary>
[GenerateSerializer, Immutable, Alias("reply-judgement")]
public sealed record ReplyJudgement
{
    [Id(0)] public required ReplyIntent Intent { get; init; }

    /// <summary>The channels that an opt-out or a wrong number closes, or an opt-in opens; otherwise none.</summary>
    [Id(1)] public ContactChannel[] Scope { get; init; } = [];

    /// <summary>The person's own narrowing, which is no refusal; null where there is none.</summary>
    [Id(2)] public ContactRestriction? Restriction { get; init; }

    /// <summary>0 to 1: 1 for a keyword as the law lists it, less for wording, mended slips, and what has to be read.</summary>
    [Id(3)] public required double Confidence { get; init; }

    /// <summary>The words that decided, as they were written but for capitals and accents; null where none did.</summary>
    [Id(4)] public string? Matched { get; init; }

    public override string ToString() => Unspoken.Of<ReplyJudgement>();
}
