using LeadGrid.Access;
using LeadGrid.Edges;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Forms;

/// <summary>A campaign's hosted form, as administrators write it.</summary>
internal static class FormEndpoints
{
    private const long ContentLimit = 512 * 1024;
    private static readonly string[] s_self = ["'self'"];

    public static void MapForms(this IEndpointRouteBuilder app)
    {
        var form = app.MapGroup("/api/v1/campaigns/{code}/form").WithTags("Forms").RequireAuthorization(Policies.Administrators);
        form.MapGet("", Show)
            .WithName("GetForm").WithSummary("A campaign's hosted form with its versions")
            .ProducesRefusals(404);
        form.MapPut("", Put)
            .WithName("PutForm").WithSummary("Save a draft, as the form's next version")
            .WithDescription(
                "What is published stays until the draft is published in its place. A disclosure that is no consent by 47 CFR 64.1200(f)(9) "
                + "is refused with the sentence that is missing. `{{sellers}}` stands for the named sellers.")
            .Accepts<FormContent>("application/json")
            .WithRequestExample(FormExample.Content)
            .WithMetadata(new RequestSizeLimit(ContentLimit))
            .ExpectsVersion(mayCreate: true)
            .ProducesRefusals(404, 409, 422);
        form.MapPost("/publish", Publish)
            .WithName("PublishForm").WithSummary("Show people the draft from now on")
            .ExpectsVersion()
            .ProducesRefusals(404, 409, 422);
        form.MapGet("/versions/{number}", ShowVersion)
            .WithName("GetFormVersion").WithSummary("One version of the form: none is ever lost")
            .ProducesRefusals(404);
        form.MapGet("/preview", Preview)
            .WithMetadata(new ContentPolicy(NonceItem: null))
            .ExcludeFromDescription();
    }

    private static async Task<Results<Ok<CampaignForm>, ProblemHttpResult>> Show(string code, HttpContext http, IGrainFactory grains)
    {
        if (await grains.GetGrain<IFormGrain>(code).Get(http.GetActor()) is not { } form)
        {
            return Problems.NotFound();
        }

        http.Response.SetVersion(form.Revision);
        return TypedResults.Ok(form);
    }

    private static async Task<Results<Ok<FormVersion>, ProblemHttpResult>> ShowVersion(string code, int number, HttpContext http, IGrainFactory grains)
    {
        var form = await grains.GetGrain<IFormGrain>(code).Get(http.GetActor());
        return form?.Versions.FirstOrDefault(version => version.Number == number) is { } found ? TypedResults.Ok(found) : Problems.NotFound();
    }

    private static async Task<Results<Ok<CampaignForm>, Created<CampaignForm>, ProblemHttpResult>> Put(
        string code, HttpContext http, IGrainFactory grains, CancellationToken cancellation)
    {
        if (!http.Request.TryGetExpectedVersion(mayCreate: true, out var expected, out var problem))
        {
            return problem;
        }

        var content = await http.Request.ReadStrictly<FormContent>(cancellation);
        var result = await grains.GetGrain<IFormGrain>(code).Save(http.GetActor(), content, expected);
        if (result is not FormStored { Form: var form })
        {
            return Refusal(result, http.Response);
        }

        http.Response.SetVersion(form.Revision);
        return expected == 0 ? TypedResults.Created($"/api/v1/campaigns/{code}/form", form) : TypedResults.Ok(form);
    }

    private static async Task<Results<Ok<CampaignForm>, ProblemHttpResult>> Publish(string code, HttpContext http, IGrainFactory grains)
    {
        if (!http.Request.TryGetExpectedVersion(mayCreate: false, out var expected, out var problem))
        {
            return problem;
        }

        var result = await grains.GetGrain<IFormGrain>(code).Publish(http.GetActor(), expected);
        if (result is not FormStored { Form: var form })
        {
            return Refusal(result, http.Response);
        }

        http.Response.SetVersion(form.Revision);
        return TypedResults.Ok(form);
    }

    // For a frame of our own page: what people would see, but for a button that does nothing.
    private static async Task<IResult> Preview(string code, int? version, string? lang, HttpContext http, IGrainFactory grains)
    {
        if (await grains.GetGrain<IFormGrain>(code).Preview(http.GetActor(), version, lang) is not { } shown)
        {
            return Problems.NotFound();
        }

        http.Features.Set(new FramedBy(s_self));
        http.Response.Headers.ContentSecurityPolicy = FormLayout.Policy(s_self, null);
        return Results.Content(new FormPage(shown, null, embed: false).Render(FormFilled.Blank, FormState.Fresh), "text/html; charset=utf-8");
    }

    private static ProblemHttpResult Refusal(FormResult result, HttpResponse response)
    {
        switch (result)
        {
            case FormChanged changed:
                return Problems.Changed(changed.Form);
            case FormFaulty faulty:
                return Problems.Faults(faulty.Faults);
            case FormRefused refused:
                response.SetVersion(refused.Form.Revision);
                return Problems.Conflict(refused.Problem, refused.Form);
            case FormUnknown:
                return Problems.NotFound();
            default:
                throw new InvalidOperationException($"No answer for {result.GetType().Name}.");
        }
    }
}
