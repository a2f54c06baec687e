using LeadGrid.Leads;

namespace LeadGrid.Sequences;

public enum SequenceStepKind
{
    /// <summary>A text of a template, sent by LeadGrid itself.</summary>
    Text,

    /// <summary>An e-mail of a template, sent by LeadGrid itself.</summary>
    Email,

    /// <summary>A task for the broker who has the lead: to call the person.</summary>
    Call,
    Wait,
    Branch,

    /// <summary>The run ends here.</summary>
    End,
}

/// <summary>One step of a sequence. What does not belong to its kind is left out.</summary>
[GenerateSerializer, Immutable, Alias("sequence-step")]
public sealed record SequenceStep
{
    /// <summary>Its name within the sequence: lower-case letters, digits and hyphens.</summary>
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required SequenceStepKind Kind { get; init; }

    /// <summary>Of a text or an e-mail: the template, of which the approved version is sent.</summary>
    [Id(2)] public string? Template { get; init; }

    /// <summary>Of a call: what to say. No personal data.</summary>
    [Id(3)] public string? Note { get; init; }

    /// <summary>Of a call: a broker who is away does not get it later; the lead goes to another.</summary>
    [Id(4)] public bool Urgent { get; init; }

    /// <summary>Of a wait: for so many minutes, 1 to 525,600, from the step before on.</summary>
    [Id(5)] public int? Minutes { get; init; }

    /// <summary>Of a wait, in the place of minutes: until this day of the run, of which the first is 1, by the person's calendar.</summary>
    [Id(6)] public int? Day { get; init; }

    /// <summary>With <see cref="Day"/>: minutes after midnight by the person's clock.</summary>
    [Id(7)] public int? TimeOfDay { get; init; }

    /// <summary>Of a branch.</summary>
    [Id(8)] public SequenceCondition? If { get; init; }

    /// <summary>The step, further on, to go to where the condition holds; null: the next.</summary>
    [Id(9)] public string? Then { get; init; }

    /// <summary>The step, further on, to go to where it does not; null: the next.</summary>
    [Id(10)] public string? Else { get; init; }
}

public enum SequenceConditionKind
{
    /// <summary>The person has written or called since the run began.</summary>
    Replied,

    /// <summary>The lead's score is at least <see cref="SequenceCondition.Score"/>.</summary>
    Score,

    /// <summary>The lead has one of <see cref="SequenceCondition.Statuses"/>.</summary>
    Disposition,

    /// <summary>The person's clock shows a time from <see cref="SequenceCondition.From"/> to before <see cref="SequenceCondition.To"/>.</summary>
    TimeOfDay,
}

/// <summary>What a branch asks. What does not belong to its kind is left out.</summary>
[GenerateSerializer, Immutable, Alias("sequence-condition")]
public sealed record SequenceCondition
{
    [Id(0)] public required SequenceConditionKind Kind { get; init; }

    /// <summary>0 to 100.</summary>
    [Id(1)] public int? Score { get; init; }
    [Id(2)] public LeadStatus[] Statuses { get; init; } = [];

    /// <summary>Minutes after midnight.</summary>
    [Id(3)] public int? From { get; init; }

    /// <summary>Minutes after midnight; before <see cref="From"/> where the span crosses it.</summary>
    [Id(4)] public int? To { get; init; }
}
