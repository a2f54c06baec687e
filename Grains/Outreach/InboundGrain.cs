using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Intake;
using LeadGrid.Numbers;
using LeadGrid.Privacy;
using Orleans.Concurrency;

namespace LeadGrid.Outreach;

// A worker holds nothing; reentrant, since what waits for a message to be gone must not keep others from being heard.
[StatelessWorker, Reentrant]
internal sealed partial class InboundGrain(IKeyedHash hash, ILeadMessages messages, INumberTrail trail, ITemplateTests tests, TimeProvider time) : Grain, IInboundGrain
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(50);

    public async Task Report(MessageReport report)
    {
        if (await messages.LeadOf(report.MessageId, CancellationToken.None) is { } leadId)
        {
            await GrainFactory.GetGrain<ILeadOutreachGrain>(leadId).Moved(new MessageFacts
            {
                Id = report.MessageId, Channel = default, State = report.State, Provider = report.Provider, ProviderId = report.ProviderId, Code = report.Code,
            });
        }

        if (report.OptedOut && await ContactOf(report.MessageId) is { } contact)
        {
            await Refuse([contact], [ContactChannel.Sms], "provider", null, spoken: false, MessageSteps.Outreach, byProvider: true);
        }
    }

    public async Task<Uri?> Visit(MessageVisit visit) => await messages.LeadOf(visit.MessageId, CancellationToken.None) is { } lead
        ? await GrainFactory.GetGrain<ILeadOutreachGrain>(lead).Visited(visit)
        : null;

    public async Task<bool> Refuse(InboundRefusal refusal)
    {
        var contact = refusal switch
        {
            { MessageId: { } id } => await ContactOf(id),
            { Phone: { } phone } => DialledNumber.Read(phone) is { } number ? PhoneKey(number) : null,
            { Email: { } email } => EmailKey(email),
            _ => null,
        };
        if (contact is null)
        {
            return false;
        }

        var way = refusal.Way.ToString().ToLowerInvariant();
        var spoken = refusal.Way is RefusalWay.Call or RefusalWay.Broker;
        await Refuse([contact], refusal.Channels, way, null, spoken, s_person, byProvider: false);
        await Unwanted(refusal.MessageId, refusal.Way == RefusalWay.Complaint);
        return true;
    }

    public async Task<bool> RefuseForLead(Actor actor, Guid leadId, ContactChannel[] channels, string? words)
    {
        if (await GrainFactory.GetGrain<ILeadOutreachGrain>(leadId).Contacts(actor) is not { } contacts)
        {
            return false;
        }

        await Refuse(contacts, channels, "broker", words, spoken: true, actor, byProvider: false);
        return true;
    }

    public async Task<bool> JudgeForLead(Actor actor, Guid leadId, bool refused)
    {
        if (await GrainFactory.GetGrain<ILeadOutreachGrain>(leadId).Contacts(actor) is not { } contacts)
        {
            return false;
        }

        foreach (var contact in contacts)
        {
            await GrainFactory.GetGrain<IContactGrain>(contact).Judge(actor, refused, refused ? "read as a refusal" : "read as none");
        }

        if (refused)
        {
            await GrainFactory.GetGrain<ILeadOutreachGrain>(leadId).ContactRefused("judged", null);
            await Gone(contacts);
        }

        return true;
    }

    private async Task Refuse(string[] contacts, ContactChannel[] channels, string way, string? words, bool spoken, Actor by, bool byProvider)
    {
        var scope = Refusals.ScopeOf(channels);
        var all = new HashSet<string>();
        foreach (var contact in contacts.Where(key => Refusals.Concerns(scope, ContactKey.Parse(key).Kind)))
        {
            // What the first has closed with its own, it closes for all.
            if (!all.Contains(contact))
            {
                var taken = await GrainFactory.GetGrain<IContactGrain>(contact).Refuse(by, channels, way, words, spoken, byProvider);
                all.UnionWith(taken.Contacts);
                foreach (var lead in taken.Leads)
                {
                    await GrainFactory.GetGrain<ILeadOutreachGrain>(lead.Id).ContactRefused(way, words);
                }
            }
        }

        await Gone([.. all]);
    }

    /// <summary>Waits until nothing that was allowed before is on its way to these contacts.</summary>
    private async Task Gone(string[] contacts)
    {
        var since = time.GetTimestamp();
        while (await Any(contacts))
        {
            if (time.GetElapsedTime(since) > s_patience)
            {
                throw new StillLeavingException();
            }

            await Task.Delay(s_poll, time);
        }
    }

    private async Task<bool> Any(string[] contacts)
    {
        var leaving = await Task.WhenAll(contacts.Select(contact => GrainFactory.GetGrain<IContactGrain>(contact).IsLeaving()));
        return leaving.Contains(true);
    }

    // Which message it was, for the figures of mailings: it decides nothing.
    private async Task Unwanted(Guid? message, bool complaint)
    {
        if (message is { } id && await messages.LeadOf(id, CancellationToken.None) is { } lead)
        {
            await GrainFactory.GetGrain<ILeadOutreachGrain>(lead).Unwanted(id, complaint);
        }
    }

    private string PhoneKey(string number) => ContactKey.Phone(hash.Hash(HashPurpose.Phone, number)).ToString();

    private string? EmailKey(string address) => EmailRules.Read("email", address, new Findings())?.Key is { } key
        ? ContactKey.Email(hash.Hash(HashPurpose.Email, key)).ToString()
        : null;

    private async Task<string?> ContactOf(Guid message) => await messages.LeadOf(message, CancellationToken.None) is { } lead
        ? await GrainFactory.GetGrain<ILeadOutreachGrain>(lead).ContactOf(message)
        : await tests.ContactOf(message, CancellationToken.None);
}
