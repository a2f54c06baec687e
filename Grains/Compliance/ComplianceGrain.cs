using LeadGrid.Access;
using Orleans.Concurrency;

namespace LeadGrid.Compliance;

// A worker holds nothing of anybody's. What is on record about a person is their Contact grain's to give.
[StatelessWorker, Reentrant]
internal sealed class ComplianceGrain(RuleBook book, TimeProvider time) : Grain, IComplianceGrain
{
    private const string DraftVersion = "draft";

    public Task<PermitAnswer> Check(Actor actor, ComplianceCheck check)
    {
        var rules = book.Current;
        var read = CheckReader.Read(check, Clock.Milliseconds(time));
        return Task.FromResult(read.Question is { } question
            ? Permits.Decide(question, ContactFacts.None, rules).ToAnswer()
            : new PermitAnswer { Faults = read.Faults, Outcome = PermitOutcome.Deny, DataVersion = rules.Version });
    }

    public Task<RuleTrial> Try(Actor actor, ComplianceCheck check, RuleChange[] changes)
    {
        actor.DemandOperator("try changes of the law");
        var known = book.Book;
        var read = CheckReader.Read(check, Clock.Milliseconds(time));
        var decision = RuleChanges.Draft(known, Law.Shipped, changes, DraftVersion);
        var faults = read.Faults.Select(fault => fault with { Field = $"check.{fault.Field}" }).Concat((decision as RuleRefusal)?.Faults ?? []).ToArray();
        return Task.FromResult(read.Question is { } question && decision is RuleDraft draft
            ? new RuleTrial(
                [], Permits.Decide(question, ContactFacts.None, known.Rules).ToAnswer(), Permits.Decide(question, ContactFacts.None, draft.Rules).ToAnswer(), draft.Laxer)
            : new RuleTrial(faults, null, null, []));
    }
}
