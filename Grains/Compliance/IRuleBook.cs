namespace LeadGrid.Compliance;

/// <summary>A silo's copy of the rules in force. Never older than a few seconds, and the same object until they change.</summary>
internal interface IRuleBook
{
    RuleSet Current { get; }
}
