using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Intake;
using LeadGrid.Outreach;
using LeadGrid.Privacy;
using Orleans.Concurrency;

namespace LeadGrid.Forms;

// A worker holds nothing; reentrant, since what waits for an intake transaction must not keep others from joining it.
[StatelessWorker, Reentrant]
internal sealed class FormPostGrain(IKeyedHash hash, TimeProvider time) : Grain, IFormPostGrain
{
    /// <summary>Who posts leads of hosted forms, and what their idempotency keys are scoped to: no API key begins like this.</summary>
    private const string Seller = "form";

    public async Task<FormOutcome> Post(FormPost post)
    {
        if (await GrainFactory.GetGrain<ICampaignGrain>(post.Campaign).Get() is not { Active: true } campaign
            || await GrainFactory.GetGrain<IFormGrain>(post.Campaign).Shown(post.Version, [post.Language]) is not { } shown)
        {
            return new FormClosed();
        }

        if (FormReading.Check(post, shown) is { Length: > 0 } unanswered)
        {
            return new FormAnswersFaulty(unanswered);
        }

        var ticked = FormReading.Ticked(post, shown);
        var confirm = campaign.Outreach.DoubleOptIn && ticked.Contains(ContactChannel.Email);
        var lead = FormReading.Lead(post, shown, confirm ? [.. ticked.Where(channel => channel != ContactChannel.Email)] : ticked);

        // Judged here first: what is faulty must not use up the page's key, under which the mended one comes.
        var judged = LeadJudge.Judge(lead, campaign, Seller, Clock.Milliseconds(time));
        if (judged.Faults.Length > 0)
        {
            return new FormAnswersFaulty(FormReading.Explain(judged.Faults, shown));
        }

        return await Submit(post, lead) switch
        {
            { Outcome: IntakeOutcome.KeyReused } => new FormSentBefore(),
            { Outcome: IntakeOutcome.Rejected } rejected => new FormAnswersFaulty(FormReading.Explain(rejected.Faults, shown)),
            var answer => new FormTaken(await Sign(FormReading.Signed(post, shown, judged, answer, confirm, By(campaign)), judged)),
        };
    }

    private async Task<IntakeAnswer> Submit(FormPost post, LeadPost lead)
    {
        var request = new IntakeRequest(
            new Actor(ActorKind.Seller, Seller, "Hosted form"), Seller, post.Campaign, [new IntakeItem(lead, post.Id.ToString("N"))], Test: false);
        return (await GrainFactory.GetGrain<IIntakeGrain>(this.GetPrimaryKeyLong()).Submit(request))[0];
    }

    // Both of them, also where the lead is a duplicate and was not stored: the person has signed.
    private async Task<bool> Sign(SignedConsent signed, JudgedLead judged)
    {
        if (judged.Phone is { } phone)
        {
            await Contact(ContactKey.Phone(hash.Hash(HashPurpose.Phone, phone))).Sign(signed);
        }

        if (judged.EmailKey is not { } email)
        {
            return false;
        }

        var key = ContactKey.Email(hash.Hash(HashPurpose.Email, email));
        return await Contact(key).Sign(signed) is { Ask: { } ask } && signed.Lead is { } lead
            && await GrainFactory.GetGrain<ILeadOutreachGrain>(lead).AskConfirmation(ask, key.ToString(), signed.Language ?? FormLanguages.English);
    }

    private IContactGrain Contact(ContactKey key) => GrainFactory.GetGrain<IContactGrain>(key.ToString());

    private static Actor By(CampaignDefinition campaign) => new(ActorKind.System, Seller, $"form of {campaign.Name}");
}
