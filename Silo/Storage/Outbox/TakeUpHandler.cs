using LeadGrid.Contacts;
using LeadGrid.Outreach;
using LeadGrid.Storage.Contacts;

namespace LeadGrid.Storage.Outbox;

/// <summary>Has a lead's contacts take up its consent; what its certificate needs is queued with that.</summary>
internal sealed class TakeUpHandler(IGrainFactory grains) : IOutboxHandler
{
    public string Kind => TakeUps.Kind;

    public async Task<DateTimeOffset?> Handle(LeasedEffect effect, CancellationToken cancellation)
    {
        foreach (var contact in await grains.GetGrain<ILeadOutreachGrain>(effect.LeadId).PersonsContacts() ?? [])
        {
            await grains.GetGrain<IContactGrain>(contact).TakeUp();
        }

        return null;
    }
}
