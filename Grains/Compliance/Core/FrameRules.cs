namespace LeadGrid.Compliance;

/// <summary>Somebody whose state and clock nothing tells, or whose country has no rules here, is neither called nor texted.</summary>
internal sealed record PlaceRule : Rule;

/// <summary>Allowed for what it says, where no other rule forbids it.</summary>
internal sealed record PermittedRule : Rule
{
    public required TextValue Value { get; init; }
}

/// <summary>There is no such contact.</summary>
internal sealed record ForbiddenRule : Rule
{
    public required TextValue Value { get; init; }
}

/// <summary>How far ahead an allowed instant is looked for.</summary>
internal sealed record HorizonRule : Rule
{
    public required DaysValue Value { get; init; }
}

/// <summary>How long before a window's end the last message leaves.</summary>
internal sealed record LeavingRule : Rule
{
    public required MinutesValue Value { get; init; }
}

/// <summary>How long a permit lasts at most.</summary>
internal sealed record PermitLifeRule : Rule
{
    public required HoursValue Value { get; init; }
}

/// <summary>What has to be done beside the contact itself. Shown to whoever has to do it; it decides nothing.</summary>
internal sealed record DutyRule : Rule
{
    public required TextValue Value { get; init; }
}
