using LeadGrid.Access;
using Orleans.Concurrency;

namespace LeadGrid.Compliance;

// A worker holds nothing of anybody's. What is on record about a person is their Contact grain's to give.
[StatelessWorker, Reentrant]
internal sealed class ComplianceGrain(TimeProvider time) : Grain, IComplianceGrain
{
    public Task<PermitAnswer> Check(Actor actor, ComplianceCheck check)
    {
        var rules = RuleSet.Shipped;
        var read = CheckReader.Read(check, Clock.Milliseconds(time));
        return Task.FromResult(read.Question is { } question
            ? Permits.Decide(question, ContactFacts.None, rules).ToAnswer()
            : new PermitAnswer { Faults = read.Faults, Outcome = PermitOutcome.Deny, DataVersion = rules.Version });
    }
}
