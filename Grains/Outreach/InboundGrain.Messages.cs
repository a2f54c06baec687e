using System.Security.Cryptography;
using System.Text;
using LeadGrid.Compliance;
using LeadGrid.Contacts;

namespace LeadGrid.Outreach;

/// <summary>What people write and say.</summary>
internal sealed partial class InboundGrain
{
    private const string Smtp = "smtp";

    public Task Text(InboundText text) => Take(text, sentAt: null);

    public Task<bool> CatchUp(InboundText text, DateTimeOffset sentAt) => Take(text, sentAt);

    /// <returns>Whether it had not come before.</returns>
    private async Task<bool> Take(InboundText text, DateTimeOffset? sentAt)
    {
        var taken = await Take(
            PhoneKey(text.From), text.Provider, text.ProviderId,
            new ContactText($"{text.Provider} {text.ProviderId}", text.Body, text.OptOutType, text.To, null) { SentAt = sentAt });
        await Gone(taken.Contacts);
        await Confirm(taken, text.ProviderId);
        return !taken.Repeat;
    }

    public async Task<bool> Mail(InboundMail mail)
    {
        // Who answers from another address than we wrote to means the one that we wrote to as well.
        var written = mail.Answers is { } message ? await ContactOf(message) : null;
        var (known, closed) = (written is not null, new HashSet<string>());
        foreach (var contact in new[] { written, EmailKey(mail.From) }.OfType<string>().Distinct())
        {
            var taken = await Take(
                contact, Smtp, mail.ProviderId, new ContactText($"{Smtp} {mail.ProviderId}", mail.Text, null, "", null, ContactChannel.Email), mail.Answers);
            known |= taken.Leads.Length > 0;
            closed.UnionWith(taken.Contacts);
        }

        await Gone([.. closed]);
        return known;
    }

    public async Task<CallHeard> Call(InboundCall call)
    {
        // Asked once in a call. What was said is no part of the name: names are stored in the clear.
        var name = call.Said is null ? call.ProviderId : $"{call.ProviderId} answer";
        var taken = await Take(
            PhoneKey(call.From), call.Provider, name,
            new ContactText($"{call.Provider} {name}", call.Said ?? "", null, call.To, null, ContactChannel.Voice));
        await Gone(taken.Contacts);
        await Confirm(taken, call.ProviderId);
        return new CallHeard(taken.Seller, taken.Contacts.Length > 0);
    }

    /// <summary>Brings what a person wrote or said to the contact, and then to the leads.</summary>
    /// <param name="answers">The message of ours that it answers; null: not known.</param>
    private async Task<TextReceived> Take(string contact, string provider, string providerId, ContactText text, Guid? answers = null)
    {
        var taken = await GrainFactory.GetGrain<IContactGrain>(contact).Receive(text);
        if (taken.Leads.Length > 1 && text.To.Length > 0)
        {
            taken = taken with { Leads = ToldLeads.ByNumber(taken.Leads, await trail.Using(text.To, [.. taken.Leads.Select(lead => lead.Id)], CancellationToken.None)) };
        }

        foreach (var lead in ToldLeads.Of(taken))
        {
            var facts = new MessageFacts
            {
                Id = Name(providerId, lead.Id),
                Channel = text.Channel,
                State = MessageState.Received,
                Provider = provider,
                ProviderId = providerId,
                Read = taken.Judgement.Intent,
                Answers = answers,
                Number = text.To.Length > 0 ? text.To : null,
            };
            await GrainFactory.GetGrain<ILeadOutreachGrain>(lead.Id).Received(facts, text.Body);
        }

        return taken;
    }

    // One text, to a refusal by text or call (47 CFR 64.1200(a)(12)).
    private async Task Confirm(TextReceived taken, string providerId)
    {
        if (taken.Confirm && ToldLeads.Of(taken) is [var first, ..])
        {
            await GrainFactory.GetGrain<ILeadOutreachGrain>(first.Id).SendOwn(
                Name($"confirm {providerId}", first.Id), ContactPurpose.OptOutConfirmation,
                "You will get no more messages or calls from us. Reply START to get texts again.");
        }
    }

    // The same message has the same name in the same lead, however often it is reported.
    private static Guid Name(string providerId, Guid leadId) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{providerId} {leadId:N}")).AsSpan(0, 16));
}
