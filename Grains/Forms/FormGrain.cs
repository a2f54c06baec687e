using LeadGrid.Access;
using LeadGrid.Campaigns;

namespace LeadGrid.Forms;

internal sealed class FormGrain(
    [PersistentState("form", "cold")] IPersistentState<FormState> store,
    TimeProvider time) : Grain, IFormGrain
{
    // What is on disk. Shown is answered from here while a change is being written.
    private CampaignForm? _form;

    private string Code => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _form = store.State.Form;
        return Task.CompletedTask;
    }

    public Task<CampaignForm?> Get(Actor actor)
    {
        actor.DemandOperator("read a form with its drafts");
        return Task.FromResult(_form);
    }

    public async Task<FormResult> Save(Actor actor, FormContent content, long expectedRevision)
    {
        actor.DemandOperator("change a form");
        return await Campaign() is { } campaign
            ? await Commit(FormDesk.Save(_form, content, expectedRevision, Signed(actor), campaign))
            : new FormUnknown();
    }

    public async Task<FormResult> Publish(Actor actor, long expectedRevision)
    {
        actor.DemandOperator("publish a form");
        return await Campaign() is { } campaign && _form is { } form
            ? await Commit(FormDesk.Publish(form, expectedRevision, Signed(actor), campaign))
            : new FormUnknown();
    }

    public async Task<HostedForm?> Preview(Actor actor, int? version, string? language)
    {
        actor.DemandOperator("look at a form's drafts");
        var found = version is null ? _form?.Versions[^1] : _form?.Versions.FirstOrDefault(each => each.Number == version);
        return found is not null && await Campaign() is { } campaign ? FormViews.Of(found, campaign, language is null ? [] : [language]) : null;
    }

    public async Task<HostedForm?> Shown(int? version, string[] languages) =>
        _form is { } form && FormViews.Published(form, version) is { } found && await Campaign() is { Active: true } campaign
            ? FormViews.Of(found, campaign, languages)
            : null;

    private async Task<FormResult> Commit(FormResult result)
    {
        if (result is FormStored { Form: var next } && !ReferenceEquals(next, _form))
        {
            await store.Commit(new FormState { Form = next }, this);
            _form = next;
        }

        return result;
    }

    private Task<CampaignDefinition?> Campaign() => GrainFactory.GetGrain<ICampaignGrain>(Code).Get();

    private FormSignature Signed(Actor actor) => new(actor.Id, actor.Name, Clock.Milliseconds(time));
}

[GenerateSerializer, Alias("form-state")]
internal sealed class FormState
{
    [Id(0)] public CampaignForm? Form { get; set; }
}
