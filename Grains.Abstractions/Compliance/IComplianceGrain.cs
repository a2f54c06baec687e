using LeadGrid.Access;

namespace LeadGrid.Compliance;

/// <summary>Answers questions about the contact rules. A stateless worker.</summary>
[Alias("compliance-grain")]
public interface IComplianceGrain : IGrainWithIntegerKey
{
    /// <summary>Explains a decision without making one: no permit is given, nothing is stored.</summary>
    [Alias("check")]
    Task<PermitAnswer> Check(Actor actor, ComplianceCheck check);
}
