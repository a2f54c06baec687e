using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Forms;

namespace LeadGrid.Outreach;

/// <summary>What the person of a message has permitted, by the links that it had.</summary>
internal sealed partial class InboundGrain
{
    private static readonly Actor s_person = new(ActorKind.System, "person", "the person");

    public async Task<Permission[]?> Permissions(Guid messageId)
    {
        if (await ContactsOf(messageId) is not { } contacts)
        {
            return null;
        }

        var found = await Task.WhenAll(contacts.Select(contact => GrainFactory.GetGrain<IContactGrain>(contact).Permissions()));
        return [.. found.SelectMany(each => each)];
    }

    public async Task<bool> Withdraw(Guid messageId, ContactChannel[] channels)
    {
        if (await ContactsOf(messageId) is not { } contacts)
        {
            return false;
        }

        foreach (var wish in Refusals.Apart(channels))
        {
            await Refuse(contacts, wish, "preferences", null, spoken: false, s_person, byProvider: false);
        }

        await Unwanted(messageId, complaint: false);

        return true;
    }

    public async Task<bool> Confirm(Guid messageId) =>
        await ContactOf(messageId) is { } contact && await GrainFactory.GetGrain<IContactGrain>(contact).Confirm(s_person, messageId);

    // All that the lead has of the person, whichever of it the message went to.
    private async Task<string[]?> ContactsOf(Guid message)
    {
        if (await messages.LeadOf(message, CancellationToken.None) is { } lead)
        {
            return await GrainFactory.GetGrain<ILeadOutreachGrain>(lead).PersonsContacts();
        }

        return await tests.ContactOf(message, CancellationToken.None) is { } contact ? [contact] : null;
    }
}
