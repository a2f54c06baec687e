using LeadGrid.Access;
using LeadGrid.Intake;
using Microsoft.Extensions.Options;

namespace LeadGrid.Outreach;

internal sealed class TemplateGrain(
    [PersistentState("template", "cold")] IPersistentState<TemplateState> store,
    IOptions<TemplateOptions> options,
    TimeProvider time) : Grain, ITemplateGrain
{
    private string Id => this.GetPrimaryKeyString();

    public Task<MessageTemplate?> Get(Actor actor) => Task.FromResult(TemplateDesk.For(actor, store.State.Template));

    public async Task<TemplateResult> Save(Actor actor, TemplateDraft draft, long expectedRevision)
    {
        actor.DemandOperator("change a message template");
        var result = TemplateDesk.Save(store.State.Template, Id, draft, expectedRevision, Signed(actor));

        // First into the catalog: an id without a template is skipped by lists, a template without one is lost to them.
        if (result is TemplateStored && !await GrainFactory.GetGrain<ITemplateCatalogGrain>(ITemplateCatalogGrain.Key).Add(Id))
        {
            return new TemplateFaulty([new FieldFault("id", $"There are {ITemplateCatalogGrain.Limit:N0} templates already: change one of them.")]);
        }

        return await Commit(result);
    }

    public Task<TemplateResult> Submit(Actor actor, long expectedRevision) =>
        Change(actor, stored => TemplateDesk.Submit(stored, expectedRevision, options.Value));

    public Task<TemplateResult> Approve(Actor actor, long expectedRevision) =>
        Change(actor, stored => TemplateDesk.Approve(stored, expectedRevision, Signed(actor), actor.Kind == ActorKind.System, options.Value));

    public Task<TemplateResult> Retire(Actor actor, long expectedRevision) =>
        Change(actor, stored => TemplateDesk.Retire(stored, expectedRevision));

    private Task<TemplateResult> Change(Actor actor, Func<MessageTemplate, TemplateResult> decide)
    {
        actor.DemandOperator("change a message template");
        return Commit(store.State.Template is { } stored ? decide(stored) : new TemplateUnknown());
    }

    private async Task<TemplateResult> Commit(TemplateResult result)
    {
        if (result is TemplateStored { Template: var next } && !ReferenceEquals(next, store.State.Template))
        {
            await store.Commit(new TemplateState { Template = next }, this);
        }

        return result;
    }

    private TemplateSignature Signed(Actor actor) => new(actor.Id, actor.Name, Clock.Milliseconds(time));
}

[GenerateSerializer, Alias("template-state")]
internal sealed class TemplateState
{
    [Id(0)] public MessageTemplate? Template { get; set; }
}
