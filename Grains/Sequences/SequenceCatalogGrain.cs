using LeadGrid.Outreach;

namespace LeadGrid.Sequences;

internal sealed class SequenceCatalogGrain(
    [PersistentState("sequences", "cold")] IPersistentState<SequenceCatalogState> store) : Grain, ISequenceCatalogGrain
{
    public Task<string[]> Ids() => Task.FromResult(store.State.Ids);

    public async Task<LiveSequence[]> Live()
    {
        var campaign = this.GetPrimaryKeyString();
        var found = await Task.WhenAll(store.State.Ids.Select(id => GrainFactory.GetGrain<ISequenceGrain>(ISequenceGrain.KeyOf(campaign, id)).Get(MessageSteps.Outreach)));
        return
        [
            .. from sequence in found.OfType<FollowUpSequence>()
               let live = SequenceDesk.LiveOf(sequence)
               where live is not null
               select new LiveSequence(sequence.Id, live.Content.Name),
        ];
    }

    public async Task<bool> Add(string id)
    {
        if (store.State.Ids.Contains(id))
        {
            return true;
        }

        if (store.State.Ids.Length >= ISequenceCatalogGrain.Limit)
        {
            return false;
        }

        await store.Commit(new SequenceCatalogState { Ids = [.. store.State.Ids.Append(id).Order(StringComparer.Ordinal)] }, this);
        return true;
    }
}

[GenerateSerializer, Alias("sequence-catalog-state")]
internal sealed class SequenceCatalogState
{
    /// <summary>Sorted; a new id makes a new array, so that this one may be handed out.</summary>
    [Id(0)] public string[] Ids { get; set; } = [];
}
