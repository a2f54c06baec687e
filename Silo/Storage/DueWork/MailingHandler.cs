using LeadGrid.Leads;
using LeadGrid.Mailings;

namespace LeadGrid.Storage.DueWork;

/// <summary>Lets a mailing write its next e-mails. What it says of its next turn is planned in the transaction that removes this.</summary>
internal sealed class MailingHandler(IGrainFactory grains, IMailingRows rows) : IDueWorkHandler
{
    public DueWorkKind Kind => DueWorkKind.Mailing;

    public async Task<DueWorkEffect?> Handle(LeasedWork work, CancellationToken cancellation) =>
        await rows.IdOf(work.LeadId, cancellation) is { } id
            ? Again.Of(work, await grains.GetGrain<IMailingTurnGrain>(IMailingGrain.KeyOf(work.Campaign, id)).Turn())
            : null;
}
