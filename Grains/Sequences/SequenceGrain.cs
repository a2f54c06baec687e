using LeadGrid.Access;
using LeadGrid.Intake;
using LeadGrid.Outreach;

namespace LeadGrid.Sequences;

internal sealed class SequenceGrain(
    [PersistentState("sequence", "cold")] IPersistentState<SequenceState> store, TimeProvider time) : Grain, ISequenceGrain
{
    // What is on disk. Get answers from here while a change is written.
    private FollowUpSequence? _sequence;

    private (string Campaign, string Id) Name => this.GetPrimaryKeyString().Split('/') is [var campaign, var id]
        ? (campaign, id)
        : throw new InvalidOperationException("A sequence is named by its campaign and its id.");

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _sequence = store.State.Sequence;
        return Task.CompletedTask;
    }

    public Task<FollowUpSequence?> Get(Actor actor) => Task.FromResult(actor.IsOperator() ? _sequence : null);

    public async Task<SequenceResult> Save(Actor actor, SequenceContent content, long expectedRevision)
    {
        actor.DemandOperator("change a sequence");
        var (campaign, id) = Name;
        var result = SequenceDesk.Save(_sequence, campaign, id, content, expectedRevision, actor, Clock.Milliseconds(time));

        // First into the catalog: an id without a sequence is skipped by lists, a sequence without one is lost to them.
        if (result is SequenceStored && !await GrainFactory.GetGrain<ISequenceCatalogGrain>(campaign).Add(id))
        {
            return new SequenceFaulty([new FieldFault("id", $"There are {ISequenceCatalogGrain.Limit} sequences already: change one of them.")]);
        }

        return await Commit(result);
    }

    public async Task<SequenceResult> Publish(Actor actor, long expectedRevision)
    {
        actor.DemandOperator("publish a sequence");
        return _sequence is { } stored
            ? await Commit(SequenceDesk.Publish(stored, expectedRevision, await TemplateFaults(stored.Versions[^1].Content)))
            : new SequenceUnknown();
    }

    public async Task<SequenceResult> Withdraw(Actor actor, long expectedRevision)
    {
        actor.DemandOperator("withdraw a sequence");
        return _sequence is { } stored ? await Commit(SequenceDesk.Withdraw(stored, expectedRevision)) : new SequenceUnknown();
    }

    private async Task<FieldFault[]> TemplateFaults(SequenceContent content)
    {
        var faults = new List<FieldFault>();
        foreach (var (at, step) in content.Steps.Index())
        {
            if (step.Template is { } id && await GrainFactory.GetGrain<ITemplateGrain>(id).Get(MessageSteps.Outreach) is var template
                && SequenceTemplates.Refuse(step, template) is { } problem)
            {
                faults.Add(new FieldFault($"content.steps[{at}].template", problem));
            }
        }

        return [.. faults];
    }

    private async Task<SequenceResult> Commit(SequenceResult result)
    {
        if (result is SequenceStored { Sequence: var next } && !ReferenceEquals(next, _sequence))
        {
            await store.Commit(new SequenceState { Sequence = next }, this);
            _sequence = next;
        }

        return result;
    }
}

[GenerateSerializer, Alias("sequence-state")]
internal sealed class SequenceState
{
    [Id(0)] public FollowUpSequence? Sequence { get; set; }
}
