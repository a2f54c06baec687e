namespace LeadGrid.Access;

internal sealed class ApiKeyGrain(
    [PersistentState("api-key", "cold")] IPersistentState<ApiKeyState> store) : Grain, IApiKeyGrain
{
    private ApiKeyRecord? record;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        record = store.State.Record;
        return Task.CompletedTask;
    }

    public Task<ApiKeyRecord?> Get() => Task.FromResult(record);

    public async Task Put(Actor actor, ApiKeyRecord record)
    {
        actor.DemandOperator("make or change API keys");
        if (record.Prefix != this.GetPrimaryKeyString())
        {
            throw new ArgumentException("The record names another key.", nameof(record));
        }

        await store.Commit(new ApiKeyState { Record = record }, this);
        this.record = record;
    }
}

[GenerateSerializer, Alias("api-key-state")]
internal sealed class ApiKeyState
{
    [Id(0)] public ApiKeyRecord? Record { get; set; }
}
