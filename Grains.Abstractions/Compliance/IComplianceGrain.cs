using LeadGrid.Access;

namespace LeadGrid.Compliance;

/// <summary>Answers questions about the contact rules. A stateless worker.</summary>
[Alias("compliance-grain")]
public interface IComplianceGrain : IGrainWithIntegerKey
{
    /// <summary>Explains a decision without making one: no permit is given, nothing is stored.</summary>
    [Alias("check")]
    Task<PermitAnswer> Check(Actor actor, ComplianceCheck check);

    /// <summary>The same question by the rules in force and by what changes would make of them. Administrators only.</summary>
    [Alias("try")]
    Task<RuleTrial> Try(Actor actor, ComplianceCheck check, RuleChange[] changes);
}
