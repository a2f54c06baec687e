using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Outreach;

internal static class TemplateEndpoints
{
    // Three texts of the longest kind, each character escaped as JSON can.
    private const long DraftLimit = 2 * 1024 * 1024;

    public static void MapTemplates(this IEndpointRouteBuilder app)
    {
        var templates = app.MapGroup("/api/v1/templates").WithTags("Templates");
        templates.MapGet("", List)
            .RequireAuthorization(Policies.Staff)
            .WithName("ListTemplates").WithSummary("All message templates, by id")
            .WithDescription("Brokers see those that are approved, without their other versions.");
        templates.MapGet("/{id}", Show)
            .RequireAuthorization(Policies.Staff)
            .WithName("GetTemplate").WithSummary("A template with its versions")
            .ProducesRefusals(404);
        templates.MapPut("/{id}", Put)
            .RequireAuthorization(Policies.Administrators)
            .WithName("PutTemplate").WithSummary("Save a draft, as the template's next version")
            .WithDescription(
                "What is approved stays in use until the draft is approved in its place. Merge fields: "
                + "`{{firstName|there}}`, where `there` stands for people whose first name is not known.")
            .Accepts<TemplateDraft>("application/json")
            .WithRequestExample(TemplateExample.Draft)
            .WithMetadata(new RequestSizeLimit(DraftLimit))
            .ExpectsVersion(mayCreate: true)
            .ProducesRefusals(409, 422);
        Step("submit", "The draft is ready to be looked at", (template, actor, expected) => template.Submit(actor, expected));
        Step("approve", "Make messages of what was submitted", (template, actor, expected) => template.Approve(actor, expected));
        Step("retire", "Make no further message of it", (template, actor, expected) => template.Retire(actor, expected));
        templates.MapPost("/{id}/preview", Preview)
            .RequireAuthorization(Policies.Staff)
            .WithName("PreviewTemplate").WithSummary("What it would say")
            .WithDescription(
                "To a lead, or to an invented person. With `draft`, of words that are not saved yet. `missing` names fields that "
                + "have neither value nor fallback: such a message is not sent.")
            .Accepts<PreviewBody>("application/json")
            .WithRequestExample(new PreviewBody { Draft = TemplateExample.Draft })
            .WithMetadata(new RequestSizeLimit(DraftLimit))
            .ProducesRefusals(404, 422);

        void Step(string name, string summary, Func<ITemplateGrain, Actor, long, Task<TemplateResult>> step) => templates
            .MapPost($"/{{id}}/{name}", (string id, HttpContext http, IGrainFactory grains) => Take(id, http, grains, step))
            .RequireAuthorization(Policies.Administrators)
            .WithName($"template_{name}").WithSummary(summary)
            .ExpectsVersion()
            .ProducesRefusals(404, 409, 422);
    }

    private static async Task<TemplateList> List(HttpContext http, IGrainFactory grains)
    {
        var ids = await grains.GetGrain<ITemplateCatalogGrain>(ITemplateCatalogGrain.Key).Ids();
        var actor = http.GetActor();
        var templates = await Task.WhenAll(ids.Select(id => grains.GetGrain<ITemplateGrain>(id).Get(actor)));
        return new TemplateList([.. templates.OfType<MessageTemplate>()]);
    }

    private static async Task<Results<Ok<MessageTemplate>, ProblemHttpResult>> Show(string id, HttpContext http, IGrainFactory grains)
    {
        if (await grains.GetGrain<ITemplateGrain>(id).Get(http.GetActor()) is not { } template)
        {
            return Problems.NotFound();
        }

        http.Response.SetVersion(template.Revision);
        return TypedResults.Ok(template);
    }

    private static async Task<Results<Ok<MessageTemplate>, Created<MessageTemplate>, ProblemHttpResult>> Put(
        string id, HttpContext http, IGrainFactory grains, CancellationToken cancellation)
    {
        if (!http.Request.TryGetExpectedVersion(mayCreate: true, out var expected, out var problem))
        {
            return problem;
        }

        var draft = await http.Request.ReadStrictly<TemplateDraft>(cancellation);
        var result = await grains.GetGrain<ITemplateGrain>(id).Save(http.GetActor(), draft, expected);
        if (result is not TemplateStored { Template: var template })
        {
            return Refusal(result, http.Response);
        }

        http.Response.SetVersion(template.Revision);
        return expected == 0 ? TypedResults.Created($"/api/v1/templates/{id}", template) : TypedResults.Ok(template);
    }

    private static async Task<Results<Ok<MessageTemplate>, ProblemHttpResult>> Take(
        string id, HttpContext http, IGrainFactory grains, Func<ITemplateGrain, Actor, long, Task<TemplateResult>> step)
    {
        if (!http.Request.TryGetExpectedVersion(mayCreate: false, out var expected, out var problem))
        {
            return problem;
        }

        var result = await step(grains.GetGrain<ITemplateGrain>(id), http.GetActor(), expected);
        if (result is not TemplateStored { Template: var template })
        {
            return Refusal(result, http.Response);
        }

        http.Response.SetVersion(template.Revision);
        return TypedResults.Ok(template);
    }

    private static async Task<Results<Ok<TemplatePreview>, ProblemHttpResult>> Preview(
        string id, HttpContext http, IGrainFactory grains, CancellationToken cancellation)
    {
        var body = await http.Request.ReadStrictly<PreviewBody>(cancellation);
        var actor = http.GetActor();
        if (body.Draft is not null && !actor.MayWriteTemplates())
        {
            return Problems.Forbidden("Drafts are for administrators only.");
        }

        var question = new PreviewQuestion(id, body.Version, body.Draft, body.LeadId);
        return await grains.GetGrain<ITemplatePreviewGrain>(Workers.Any()).Preview(actor, question) switch
        {
            PreviewShown shown => TypedResults.Ok(shown.Preview),
            PreviewFaulty faulty => Problems.Faults(faulty.Faults),
            PreviewUnknown => Problems.NotFound(),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };
    }

    private static bool MayWriteTemplates(this Actor actor) => actor.Kind is ActorKind.Administrator;

    private static ProblemHttpResult Refusal(TemplateResult result, HttpResponse response)
    {
        switch (result)
        {
            case TemplateChanged changed:
                return Problems.Changed(changed.Template);
            case TemplateFaulty faulty:
                return Problems.Faults(faulty.Faults);
            case TemplateRefused refused:
                response.SetVersion(refused.Template.Revision);
                return Problems.Conflict(refused.Problem, refused.Template);
            case TemplateUnknown:
                return Problems.NotFound();
            default:
                throw new InvalidOperationException($"No answer for {result.GetType().Name}.");
        }
    }
}

internal sealed record TemplateList(MessageTemplate[] Templates);

/// <summary>Of whom, and of which words; {} is the newest version to an invented person.</summary>
internal sealed record PreviewBody
{
    /// <summary>Null: an invented person.</summary>
    public Guid? LeadId { get; init; }

    /// <summary>The number of a saved version; null: the newest that may be seen.</summary>
    public int? Version { get; init; }

    /// <summary>Words that are not saved yet, in the place of the template's; administrators only.</summary>
    public TemplateDraft? Draft { get; init; }
}
