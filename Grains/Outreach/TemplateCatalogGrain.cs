namespace LeadGrid.Outreach;

internal sealed class TemplateCatalogGrain(
    [PersistentState("templates", "cold")] IPersistentState<TemplateCatalogState> store) : Grain, ITemplateCatalogGrain
{
    public Task<string[]> Ids() => Task.FromResult(store.State.Ids);

    public async Task<bool> Add(string id)
    {
        if (store.State.Ids.Contains(id))
        {
            return true;
        }

        if (store.State.Ids.Length >= ITemplateCatalogGrain.Limit)
        {
            return false;
        }

        await store.Commit(new TemplateCatalogState { Ids = [.. store.State.Ids.Append(id).Order(StringComparer.Ordinal)] }, this);
        return true;
    }
}

[GenerateSerializer, Alias("template-catalog-state")]
internal sealed class TemplateCatalogState
{
    /// <summary>Sorted; a new id makes a new array, so that this one may be handed out.</summary>
    [Id(0)] public string[] Ids { get; set; } = [];
}
