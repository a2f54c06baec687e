using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Intake;
using LeadGrid.Outreach;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Mailings;

internal sealed partial class MailingGrain(
    [PersistentState("mailing", "cold")] IPersistentState<MailingState> store, IMailingRows rows, TimeProvider time, ILogger<MailingGrain> logger)
    : Grain, IMailingGrain, IMailingTurnGrain
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(60);

    // What is on disk. Get answers from here while a change is written.
    private Mailing? _mailing;

    // What harm it had done when it was resumed: nobody pauses it for that again.
    private MailingHarm? _known;

    private (string Campaign, string Id) Name => this.GetPrimaryKeyString().Split('/') is [var campaign, var id]
        ? (campaign, id)
        : throw new InvalidOperationException("A mailing is named by its campaign and its id.");

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_mailing, _known) = (store.State.Mailing, store.State.Known);
        return Task.CompletedTask;
    }

    public Task<Mailing?> Get(Actor actor) => Task.FromResult(actor.IsOperator() ? _mailing : null);

    public async Task<MailingResult> Save(Actor actor, MailingContent content, long expectedRevision)
    {
        actor.DemandOperator("change a mailing");
        var (campaign, id) = Name;
        var now = Clock.Milliseconds(time);
        var result = MailingDesk.Save(_mailing, campaign, id, Guid.CreateVersion7(now), content, expectedRevision, actor, now);

        // First into the catalog: an id without a mailing is skipped by lists, a mailing without one is lost to them.
        if (result is MailingStored && !await GrainFactory.GetGrain<IMailingCatalogGrain>(campaign).Add(id))
        {
            return new MailingFaulty([new FieldFault("id", $"There are {IMailingCatalogGrain.Limit} mailings already.")]);
        }

        return await Commit(result);
    }

    public async Task<MailingResult> Start(Actor actor, long expectedRevision)
    {
        actor.DemandOperator("start a mailing");
        if (_mailing is not { } mailing)
        {
            return new MailingUnknown();
        }

        var now = Clock.Milliseconds(time);
        var started = MailingDesk.Start(mailing, expectedRevision, mailing.Recipients, actor, now);
        if (started is not MailingStored || mailing.Status != MailingStatus.Draft)
        {
            return started;
        }

        if (await Missing(mailing, await Campaign(mailing)) is { } missing)
        {
            return new MailingFaulty([missing]);
        }

        // The rows first: a turn that comes before the mailing runs finds a draft, and does nothing.
        using var timeout = new CancellationTokenSource(s_timeout);
        var people = await rows.Freeze(mailing, MailingRules.MaximumRecipients, mailing.Content.NotBefore ?? now, now, timeout.Token);
        return people switch
        {
            0 => new MailingFaulty([new FieldFault("content.segment", "Nobody is in it: widen it.")]),
            > MailingRules.MaximumRecipients => new MailingFaulty([
                new FieldFault("content.segment", $"It holds more than {MailingRules.MaximumRecipients:N0} people: narrow it.")]),
            _ => await Commit(MailingDesk.Start(mailing, expectedRevision, people, actor, now)),
        };
    }

    public Task<MailingResult> Pause(Actor actor, long expectedRevision) =>
        Move(actor, "pause a mailing", (mailing, now) => MailingDesk.Pause(mailing, expectedRevision, null, actor, now));

    public async Task<MailingResult> Resume(Actor actor, long expectedRevision)
    {
        actor.DemandOperator("resume a mailing");
        if (_mailing is { Status: MailingStatus.Paused } mailing)
        {
            if (await Missing(mailing, await Campaign(mailing)) is { } missing)
            {
                return new MailingFaulty([missing]);
            }

            // The turn first: one that comes before the mailing runs does nothing, and one that is never planned is missed.
            using var timeout = new CancellationTokenSource(s_timeout);
            await rows.Plan(mailing, Clock.Milliseconds(time), timeout.Token);
            (_pace, _judgedAt, _known) = (null, null, await rows.Harm(mailing.Key, timeout.Token));
        }

        return await Move(actor, "resume a mailing", (paused, now) => MailingDesk.Resume(paused, expectedRevision, actor, now));
    }

    public Task<MailingResult> Stop(Actor actor, long expectedRevision) =>
        Move(actor, "stop a mailing", (mailing, now) => MailingDesk.Stop(mailing, expectedRevision, actor, now));

    private async Task<MailingResult> Move(Actor actor, string what, Func<Mailing, DateTimeOffset, MailingResult> move)
    {
        actor.DemandOperator(what);
        return _mailing is { } mailing ? await Commit(move(mailing, Clock.Milliseconds(time))) : new MailingUnknown();
    }

    private Task<CampaignDefinition?> Campaign(Mailing mailing) => GrainFactory.GetGrain<ICampaignGrain>(mailing.Campaign).Get();

    /// <returns>What it cannot be sent without; null: nothing.</returns>
    private async Task<FieldFault?> Missing(Mailing mailing, CampaignDefinition? campaign)
    {
        if (campaign?.Outreach.MailFrom is null)
        {
            return new FieldFault("outreach.mailFrom", "The campaign has no address to send e-mail from: set it in the campaign's settings.");
        }

        var template = await GrainFactory.GetGrain<ITemplateGrain>(mailing.Content.Template).Get(MessageSteps.Outreach);
        var problem = template is null ? "There is no template of that name."
            : template.Channel != ContactChannel.Email ? "That template is for texts: name one for e-mails."
            : template.Versions.All(version => version.Status != TemplateStatus.Approved) ? "No version of it is approved: have one approved."
            : null;
        return problem is null ? null : new FieldFault("content.template", problem);
    }

    private async Task<MailingResult> Commit(MailingResult result)
    {
        if (result is MailingStored { Mailing: var next } && !ReferenceEquals(next, _mailing))
        {
            await store.Commit(new MailingState { Mailing = next, Known = _known }, this);
            _mailing = next;
        }

        return result;
    }
}

[GenerateSerializer, Alias("mailing-state")]
internal sealed class MailingState
{
    [Id(0)] public Mailing? Mailing { get; set; }

    /// <summary>What harm it had done when it was last resumed; null: it never was.</summary>
    [Id(1)] public MailingHarm? Known { get; set; }
}
