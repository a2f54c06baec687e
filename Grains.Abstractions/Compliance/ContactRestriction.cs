namespace LeadGrid.Compliance;

/// <summary>
/// When and how a person wants to be contacted, in the person's own words. It only ever narrows what the law allows.
/// What the words leave open stays empty; <see cref="Words"/> are always there for whoever reads them.
/// </summary>
[GenerateSerializer, Immutable, Alias("contact-restriction")]
public sealed record ContactRestriction
{
    /// <summary>The channels that it speaks of; empty: all.</summary>
    [Id(0)] public ContactChannel[] Channels { get; init; } = [];

    /// <summary>The only channels that are welcome; empty: no such wish.</summary>
    [Id(1)] public ContactChannel[] OnlyBy { get; init; } = [];

    /// <summary>Not before this time of day, where the person is.</summary>
    [Id(2)] public TimeOnly? From { get; init; }

    /// <summary>Not at or after this time of day, where the person is.</summary>
    [Id(3)] public TimeOnly? Until { get; init; }

    /// <summary>Only on these days; empty: any.</summary>
    [Id(4)] public DayOfWeek[] Days { get; init; } = [];

    /// <summary>Not before so much time has passed.</summary>
    [Id(5)] public ContactPause? Pause { get; init; }

    [Id(6)] public required string Words { get; init; }

    public override string ToString() => Unspoken.Of<ContactRestriction>();
}

public enum PauseUnit
{
    Day,

    /// <summary>One: from the next Monday on.</summary>
    Week,

    /// <summary>One: from the first of the next month on.</summary>
    Month,
}

[GenerateSerializer, Immutable, Alias("contact-pause")]
public sealed record ContactPause(
    [property: Id(0)] int Count,
    [property: Id(1)] PauseUnit Unit);
