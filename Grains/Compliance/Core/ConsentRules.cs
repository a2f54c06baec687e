using System.Text.Json.Serialization;

namespace LeadGrid.Compliance;

/// <summary>Prior express written consent is needed, for that channel and that seller.</summary>
internal sealed record WrittenConsentRule : Rule;

/// <summary>Where no rules of the person's country are loaded, a recorded consent is needed.</summary>
internal sealed record RecordedConsentRule : Rule;

/// <summary>"Yes", or an answer that is older, voids the consent for the number.</summary>
internal sealed record ReassignedRule : Rule
{
    public required DaysValue Value { get; init; }
}

/// <summary>"Wrong number" voids the consent for the number.</summary>
internal sealed record WrongNumberRule : Rule;

/// <summary>The national list: a copy no older than this, or no call to a number without consent.</summary>
internal sealed record DoNotCallRule : Rule
{
    public required DaysValue Value { get; init; }
}

/// <summary>Lifts <see cref="DoNotCallRule"/> for the seller that the person dealt with.</summary>
internal sealed record RelationshipRule : Rule
{
    public required RelationshipSpan Value { get; init; }
}

internal sealed record RelationshipSpan(
    [property: JsonConverter(typeof(RuleEnumConverter<RelationshipKind>))] RelationshipKind After, int Months);
