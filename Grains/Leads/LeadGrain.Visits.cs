using LeadGrid.Outreach;

namespace LeadGrid.Leads;

/// <summary>
/// Who looks at the e-mails to a lead's person. Visits are held in memory for a second: only then is it known whether somebody
/// followed one link, or something followed them all. What a silo that dies in that second held is lost, and harms nobody.
/// </summary>
internal sealed partial class LeadGrain
{
    /// <summary>More than this in a second or two tells nothing more.</summary>
    private const int MostNoted = 200;
    private static readonly TimeSpan s_close = TimeSpan.FromSeconds(VisitRules.Shipped.Burst.Seconds);
    private NotedVisit[] _noted = [];
    private IGrainTimer? _judging;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Judge(DateTimeOffset.MaxValue);

    public async Task<Uri?> Visited(MessageVisit visit)
    {
        if (await Loaded() is not { Personal: not null } lead
            || await messages.Find(lead, visit.MessageId, CancellationToken.None) is not { Content.Html: { } html })
        {
            return null;
        }

        var target = visit.Place is { } place ? MeasuredHtml.Target(html, place) : null;
        if ((visit.Place is null || target is not null) && _noted.Length < MostNoted)
        {
            _noted = [.. _noted, new NotedVisit(visit, Clock.Milliseconds(time))];
            _judging ??= this.RegisterGrainTimer(() => Judge(time.GetUtcNow()), new GrainTimerCreationOptions(s_close, s_close));
        }

        return target;
    }

    // What fails is tried again at the next tick, as long as this activation lives.
    private async Task Judge(DateTimeOffset now)
    {
        foreach (var due in VisitJudge.Due(_noted, now, s_close).GroupBy(each => each.Visit.MessageId))
        {
            await Judge(due.Key, [.. due]);
            _noted = VisitJudge.Settle(_noted, due, s_close);
        }

        if (_noted.Length == 0)
        {
            _judging?.Dispose();
            _judging = null;
        }
    }

    private async Task Judge(Guid messageId, NotedVisit[] due)
    {
        if (await Loaded() is not { } lead || await messages.Find(lead, messageId, CancellationToken.None) is not { Content.Html: { } html } found)
        {
            return;
        }

        var links = writer.MeasuredLinks(html);
        var judged = due
            .Select(each => (
                each.At,
                IsClick: each.Visit.Place is not null,
                IsMachine: VisitJudge.IsMachine(each, _noted, found.Message.Facts, links, VisitRules.Shipped)))
            .OrderBy(each => each.At)
            .ToArray();
        foreach (var (at, click, machine) in judged.DistinctBy(each => (each.IsClick, each.IsMachine)))
        {
            await Take(async now => await messages.Find(commit.State!, messageId, CancellationToken.None) is { Content: not null } known
                ? MessageSteps.Visit(commit.State!, known.Message, click, machine, at, now)
                : null);
        }

        var counts = new VisitCounts(Count(false, false), Count(false, true), Count(true, false), Count(true, true));
        await messages.Count(lead.Id, messageId, counts, CancellationToken.None);

        int Count(bool click, bool machine) => judged.Count(each => each.IsClick == click && each.IsMachine == machine);
    }
}
