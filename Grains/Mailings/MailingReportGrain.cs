using LeadGrid.Access;
using Orleans.Concurrency;

namespace LeadGrid.Mailings;

[StatelessWorker, Reentrant]
internal sealed class MailingReportGrain(IMailingRows rows, TimeProvider time) : Grain, IMailingReportGrain
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(15);

    public async Task<SegmentReach?> Reach(Actor actor, string campaign, MailingSegment segment)
    {
        if (!actor.IsOperator())
        {
            return null;
        }

        var faults = MailingRules.CheckSegment(segment);
        using var timeout = new CancellationTokenSource(s_timeout);
        return faults.Length > 0 ? new SegmentReach(0, faults) : new SegmentReach(await rows.Count(campaign, segment, time.GetUtcNow(), timeout.Token), []);
    }

    public Task<MailingFigures?> Figures(Actor actor, string campaign, string id) =>
        Ask(actor, campaign, id, (mailing, cancellation) => rows.Figures(mailing, cancellation));

    public Task<MailingRecipient[]?> Recipients(Actor actor, string campaign, string id, RecipientFilter filter, Guid? after) =>
        Ask(actor, campaign, id, (mailing, cancellation) => rows.Recipients(mailing, filter, after, MailingRecipient.PageSize, cancellation));

    private async Task<T?> Ask<T>(Actor actor, string campaign, string id, Func<Guid, CancellationToken, Task<T>> query)
        where T : class
    {
        if (await GrainFactory.GetGrain<IMailingGrain>(IMailingGrain.KeyOf(campaign, id)).Get(actor) is not { } mailing)
        {
            return null;
        }

        using var timeout = new CancellationTokenSource(s_timeout);
        return await query(mailing.Key, timeout.Token);
    }
}
