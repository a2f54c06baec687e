using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Intake;
using LeadGrid.Routing;

namespace LeadGrid.Brokers;

internal sealed class BrokerGrain(
    [PersistentState("broker", "cold")] IPersistentState<BrokerState> store, INoticeSecrets secrets) : Grain, IBrokerGrain
{
    /// <summary>
    /// A silo that was stopped and taken for dead may write once more when it wakes, before it learns of its death: a
    /// second activation there, of which this one never hears. So what is on disk is looked at again, often enough that
    /// nobody works by old settings for long, and rarely enough that a thousand brokers are no load.
    /// </summary>
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(5);

    // What is on disk. Get answers from here while a Put writes, so it never sees what is not yet written.
    private BrokerProfile? profile;

    private string Id => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        profile = store.State.Profile;
        this.RegisterGrainTimer(Look, LookPeriod, LookPeriod);
        return Task.CompletedTask;
    }

    public Task<BrokerProfile?> Get(Actor actor) => Task.FromResult(IsItsOwn(actor) ? profile : null);

    public Task<string?> NoticeSecret(Actor actor) => Task.FromResult(profile is not null && IsItsOwn(actor) ? secrets.Of(Id) : null);

    public async Task<SettingsAnswer> Put(Actor actor, BrokerProfile next, long expectedVersion)
    {
        actor.DemandOperator("change a broker");
        return await Store(next, expectedVersion);
    }

    public async Task<SettingsAnswer?> PutCalendar(Actor actor, BrokerCalendar next, long expectedVersion) =>
        profile is not null && IsItsOwn(actor)
            ? await Store(profile with { Booking = next.Booking, Absences = next.Absences }, expectedVersion)
            : null;

    public Task<int?> Feed(Actor actor) => Task.FromResult(profile is not null && IsItsOwn(actor) ? store.State.Feed : (int?)null);

    public async Task<int?> RenewFeed(Actor actor)
    {
        if (profile is null || !IsItsOwn(actor))
        {
            return null;
        }

        await Commit(profile, store.State.Campaigns, store.State.Feed + 1);
        return store.State.Feed;
    }

    private async Task<SettingsAnswer> Store(BrokerProfile next, long expectedVersion)
    {
        var stored = profile?.Version ?? 0;
        next = next with { Version = expectedVersion + 1 };
        var repeated = profile is not null && Settings.Same(next, profile);
        if (!repeated && stored != expectedVersion)
        {
            return new SettingsAnswer(Conflict: true, [], stored);
        }

        var faults = Check(next);
        if (faults.Length > 0)
        {
            return new SettingsAnswer(Conflict: false, faults, stored);
        }

        if (!repeated)
        {
            // First into the catalog: a name without a broker is skipped by lists, a broker without one is lost to them.
            await GrainFactory.GetGrain<ICatalogGrain>(ICatalogGrain.Key).AddBroker(Id);
            await Commit(next, store.State.Campaigns);
        }

        await TellRouters();
        return new SettingsAnswer(Conflict: false, [], next.Version);
    }

    public async Task<BrokerProfile?> Pause(Actor actor, bool paused)
    {
        if (profile is null || !IsItsOwn(actor))
        {
            return null;
        }

        if (profile.Paused != paused)
        {
            await Commit(profile with { Paused = paused, Version = profile.Version + 1 }, store.State.Campaigns);
        }

        // Also when nothing changed: this may be the repetition of a call whose routers could not be told.
        await TellRouters();
        return profile;
    }

    public async Task Joined(string campaign, bool member)
    {
        var others = store.State.Campaigns.Where(code => code != campaign);
        string[] campaigns = [.. (member ? others.Append(campaign) : others).Order(StringComparer.Ordinal)];
        if (!campaigns.AsSpan().SequenceEqual(store.State.Campaigns))
        {
            await Commit(profile, campaigns);
        }
    }

    public Task PlaceFreed()
    {
        foreach (var campaign in store.State.Campaigns)
        {
            GrainFactory.GetGrain<IRouterGrain>(campaign).RouteWaiting(certain: false).Ignore();
        }

        return Task.CompletedTask;
    }

    private bool IsItsOwn(Actor actor) =>
        actor.IsOperator() || (actor.Kind == ActorKind.Broker && actor.Id == Id);

    private FieldFault[] Check(BrokerProfile next) => next.Id == Id
        ? BrokerRules.Check(next)
        : [new FieldFault("id", $"The id of this broker is {Id} and never changes.")];

    private async Task Commit(BrokerProfile? next, string[] campaigns, int? feed = null)
    {
        await store.Commit(new BrokerState { Profile = next, Campaigns = campaigns, Feed = feed ?? store.State.Feed }, this);
        profile = next;
    }

    private async Task Look(CancellationToken cancellation)
    {
        await store.ReadStateAsync(cancellation);
        if (store.State.Profile?.Version != profile?.Version)
        {
            profile = store.State.Profile;
            await TellRouters();
        }
    }

    private async Task TellRouters()
    {
        var told = Task.WhenAll(store.State.Campaigns.Select(code =>
            GrainFactory.GetGrain<IRouterGrain>(code).SettingsChanged()));
        try
        {
            await told;
        }
        catch (Exception exception)
        {
            throw new SettingsNotToldException(
                $"Broker {Id} is stored as version {profile?.Version}, but not every router could be told. Repeat the call.",
                exception);
        }
    }
}
