namespace LeadGrid.Mailings;

internal sealed class MailingCatalogGrain(
    [PersistentState("mailings", "cold")] IPersistentState<MailingCatalogState> store) : Grain, IMailingCatalogGrain
{
    public Task<string[]> Ids() => Task.FromResult(store.State.Ids);

    public async Task<bool> Add(string id)
    {
        if (store.State.Ids.Contains(id))
        {
            return true;
        }

        if (store.State.Ids.Length >= IMailingCatalogGrain.Limit)
        {
            return false;
        }

        await store.Commit(new MailingCatalogState { Ids = [.. store.State.Ids.Append(id).Order(StringComparer.Ordinal)] }, this);
        return true;
    }
}

[GenerateSerializer, Alias("mailing-catalog-state")]
internal sealed class MailingCatalogState
{
    /// <summary>Sorted; a new id makes a new array, so that this one may be handed out.</summary>
    [Id(0)] public string[] Ids { get; set; } = [];
}
