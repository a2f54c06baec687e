using LeadGrid.Access;

namespace LeadGrid.Compliance;

/// <summary>Answers questions about the contact rules. A stateless worker.</summary>
[Alias("compliance-grain")]
public interface IComplianceGrain : IGrainWithIntegerKey
{
    /// <summary>Explains a decision without making one: no permit is given, nothing is stored.</summary>
    [Alias("check")]
    Task<PermitAnswer> Check(Actor actor, ComplianceCheck check);

    /// <summary>Proves the ledgers of the next contacts after one, a thousand at most: every entry there, unchanged, in order.</summary>
    /// <param name="after">Of the page before: <see cref="LedgerReport.Next"/>; null: from the first on.</param>
    /// <exception cref="UnauthorizedAccessException">Administrators only.</exception>
    [Alias("verify-ledgers")]
    Task<LedgerReport> VerifyLedgers(Actor actor, string? after);

    /// <summary>The same question by the rules in force and by what changes would make of them. Administrators only.</summary>
    [Alias("try")]
    Task<RuleTrial> Try(Actor actor, ComplianceCheck check, RuleChange[] changes);
}

/// <param name="Next">Null: these were the last.</param>
[GenerateSerializer, Immutable, Alias("ledger-report")]
public sealed record LedgerReport(
    [property: Id(0)] int Contacts,
    [property: Id(1)] long Entries,
    [property: Id(2)] BrokenLedger[] Broken,
    [property: Id(3)] string? Next);

/// <param name="Contact">The contact's name: its kind and a keyed hash.</param>
/// <param name="Entry">The first that is not as it was written.</param>
[GenerateSerializer, Immutable, Alias("broken-ledger")]
public sealed record BrokenLedger(
    [property: Id(0)] string Contact,
    [property: Id(1)] long Entry,
    [property: Id(2)] string Problem);
