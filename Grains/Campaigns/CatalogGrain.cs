namespace LeadGrid.Campaigns;

internal sealed class CatalogGrain(
    [PersistentState("catalog", "cold")] IPersistentState<CatalogState> store) : Grain, ICatalogGrain
{
    public Task<string[]> Campaigns() => Task.FromResult(store.State.Campaigns);

    public Task<string[]> Brokers() => Task.FromResult(store.State.Brokers);

    public async Task AddCampaign(string code)
    {
        if (!store.State.Campaigns.Contains(code))
        {
            await store.Commit(new CatalogState { Campaigns = With(store.State.Campaigns, code), Brokers = store.State.Brokers }, this);
        }
    }

    public async Task AddBroker(string brokerId)
    {
        if (!store.State.Brokers.Contains(brokerId))
        {
            await store.Commit(new CatalogState { Campaigns = store.State.Campaigns, Brokers = With(store.State.Brokers, brokerId) }, this);
        }
    }

    private static string[] With(string[] names, string name) => [.. names.Append(name).Order(StringComparer.Ordinal)];
}

[GenerateSerializer, Alias("catalog-state")]
internal sealed class CatalogState
{
    /// <summary>Sorted, as is the other: a new name makes a new array, so that one may be handed out.</summary>
    [Id(0)] public string[] Campaigns { get; set; } = [];
    [Id(1)] public string[] Brokers { get; set; } = [];
}
