using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Contacts;
using LeadGrid.Intake;
using LeadGrid.Privacy;
using Orleans.Concurrency;

namespace LeadGrid.Compliance;

// A worker holds nothing of anybody's. What is on record about a person is their Contact grain's to give.
[StatelessWorker, Reentrant]
internal sealed class ComplianceGrain(RuleBook book, IKeyedHash hash, IContactLedger ledger, TimeProvider time) : Grain, IComplianceGrain
{
    private const string DraftVersion = "draft";

    public async Task<PermitAnswer> Check(Actor actor, ComplianceCheck check)
    {
        var rules = book.Current;
        var read = CheckReader.Read(check, Clock.Milliseconds(time));
        if (read.Question is not { } question)
        {
            return new PermitAnswer { Faults = read.Faults, Outcome = PermitOutcome.Deny, DataVersion = rules.Version };
        }

        question = await InNameOf(question, check.Campaign);
        return KeyOf(question, check.Email) is { } contact
            ? await GrainFactory.GetGrain<IContactGrain>(contact.ToString()).Explain(question)
            : Permits.Decide(question, ContactFacts.None, rules).ToAnswer();
    }

    public Task<LedgerReport> VerifyLedgers(Actor actor, string? after)
    {
        actor.DemandOperator("verify the ledgers");
        return ledger.VerifyAll(after, CancellationToken.None);
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

    private async Task<PermitQuestion> InNameOf(PermitQuestion question, string? campaign) =>
        campaign is not null && await GrainFactory.GetGrain<ICampaignGrain>(campaign).Get() is { } found
            ? question with { Seller = found.Outreach.Seller, Subject = found.Outreach.ProductLine }
            : question;

    private ContactKey? KeyOf(PermitQuestion question, string? email) => question.Channel == ContactChannel.Email
        ? EmailRules.Read("email", email, new Findings())?.Key is { } key ? ContactKey.Email(hash.Hash(HashPurpose.Email, key)) : null
        : question.Phone is { } phone ? ContactKey.Phone(hash.Hash(HashPurpose.Phone, phone)) : null;
}
