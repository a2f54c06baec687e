using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Intake;
using LeadGrid.Routing;

namespace LeadGrid.Campaigns;

internal sealed class CampaignGrain(
    [PersistentState("campaign", "cold")] IPersistentState<CampaignState> store) : Grain, ICampaignGrain
{
    /// <summary>As a broker's settings, and for the same reason: a zombie may have written once more.</summary>
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(5);
    private static readonly Actor Self = new(ActorKind.System, "campaign", "campaign settings");

    // What is on disk. Get answers from here while a Put writes, so it never sees what is not yet written.
    private CampaignDefinition? definition;

    private string Code => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        definition = store.State.Definition;
        this.RegisterGrainTimer(Look, LookPeriod, LookPeriod);
        return Task.CompletedTask;
    }

    public Task<CampaignDefinition?> Get() => Task.FromResult(definition);

    public async Task<SettingsAnswer> Put(Actor actor, CampaignDefinition next, long expectedVersion)
    {
        actor.DemandOperator("change a campaign");
        var stored = definition?.Version ?? 0;
        next = next with { Version = expectedVersion + 1 };
        var repeated = definition is not null && Settings.Same(next, definition);
        if (!repeated && stored != expectedVersion)
        {
            return new SettingsAnswer(Conflict: true, [], stored);
        }

        var faults = await Check(next);
        if (faults.Length > 0)
        {
            return new SettingsAnswer(Conflict: false, faults, stored);
        }

        if (!repeated)
        {
            await Commit(next);
        }

        await Tell(next);
        return new SettingsAnswer(Conflict: false, [], next.Version);
    }

    private async Task<FieldFault[]> Check(CampaignDefinition next)
    {
        if (next.Code != Code)
        {
            return [new FieldFault("code", $"The code of this campaign is {Code} and never changes.")];
        }

        var faults = CampaignRules.Check(next);
        if (faults.Length > 0)
        {
            return faults;
        }

        var brokers = await Task.WhenAll(next.Members.Select(member => Broker(member.BrokerId).Get(Self)));
        return [.. brokers.Index().Where(each => each.Item is null).Select(each =>
            new FieldFault($"members[{each.Index}].brokerId", "There is no broker with this id."))];
    }

    private async Task Commit(CampaignDefinition next)
    {
        // First into the catalog: a name without a campaign is skipped by lists, a campaign without one is lost to them.
        await GrainFactory.GetGrain<ICatalogGrain>(ICatalogGrain.Key).AddCampaign(Code);
        var members = next.Members.Select(member => member.BrokerId);
        var left = store.State.Leaving.Union(definition?.Members.Select(member => member.BrokerId) ?? []).Except(members);
        await store.Commit(new CampaignState { Definition = next, Leaving = [.. left] }, this);
        definition = next;
    }

    private async Task Look(CancellationToken cancellation)
    {
        await store.ReadStateAsync(cancellation);
        if (store.State.Definition is { } stored && stored.Version != definition?.Version)
        {
            definition = stored;
            await Tell(stored);
        }
    }

    private async Task Tell(CampaignDefinition next)
    {
        try
        {
            await Task.WhenAll(next.Members.Select(member => Broker(member.BrokerId).Joined(Code, member: true)));
            await GrainFactory.GetGrain<IRouterGrain>(Code).SettingsChanged();
            await Task.WhenAll(store.State.Leaving.Select(broker => Broker(broker).Joined(Code, member: false)));
        }
        catch (Exception exception)
        {
            throw new SettingsNotToldException(
                $"Campaign {Code} is stored as version {next.Version}, but its router or a broker could not be told. Repeat the call.",
                exception);
        }

        if (store.State.Leaving.Length > 0)
        {
            await store.Commit(new CampaignState { Definition = next }, this);
        }
    }

    private IBrokerGrain Broker(string id) => GrainFactory.GetGrain<IBrokerGrain>(id);
}
