using System.Text.Json.Serialization;

namespace LeadGrid.Compliance;

/// <summary>What a refusal of this scope stops: the row's channels and purposes.</summary>
internal sealed record RevocationRule : Rule
{
    public required RefusalValue Value { get; init; }
}

/// <summary>What an entry of this list stops.</summary>
internal sealed record SuppressionRule : Rule
{
    public required SuppressionValue Value { get; init; }
}

/// <summary>An unclear reply waits for a person's judgement.</summary>
internal sealed record HoldRule : Rule;

/// <summary>A consent to e-mail that was asked to be confirmed counts once it is.</summary>
internal sealed record UnconfirmedRule : Rule;

/// <summary>An answer needs something to answer, no older than this.</summary>
internal sealed record ReplyRule : Rule
{
    public required HoursValue Value { get; init; }
}

/// <summary>A confirmation needs a refusal, no older than this, and goes once.</summary>
internal sealed record ConfirmationRule : Rule
{
    public required MinutesValue Value { get; init; }
}

/// <summary>What a refusal to be sold stops: passing the person on. It stops no contact.</summary>
internal sealed record SharingRule : Rule
{
    public required SharingValue Value { get; init; }
}

internal sealed record RefusalValue([property: JsonConverter(typeof(RuleEnumConverter<RefusalScope>))] RefusalScope Scope);

internal sealed record SuppressionValue([property: JsonConverter(typeof(RuleEnumConverter<SuppressionList>))] SuppressionList List);

internal sealed record SharingValue([property: JsonConverter(typeof(RuleEnumConverter<SharingBar>))] SharingBar After);

internal enum SharingBar
{
    DoNotSell,
    CallRefusal,

    /// <summary>A receiver whom the person's consent does not name.</summary>
    NotNamed,
}
