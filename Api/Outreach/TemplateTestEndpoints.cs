using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Outreach;

/// <summary>Trying a template: to whom, and what became of it.</summary>
internal static class TemplateTestEndpoints
{
    private const long BodyLimit = 16 * 1024;

    public static void MapTemplateTests(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/templates/{id}/test", Send)
            .RequireAuthorization(Policies.Administrators)
            .WithTags("Templates").WithName("testTemplate").WithSummary("Send a version to one of the operator's own")
            .WithDescription(
                "Merged with an invented person and marked as a test, by the number or address of a campaign. It takes the way of every message: "
                + "the recipient's consent, hours and refusals hold. It is sent now or not at all, and each test is on record.")
            .WithRequestExample(new TestBody("solar-us", Guid.Parse("0199a1c0-4b7e-7c3e-8f5e-2d1c0b9a8f7e"), 3))
            .WithMetadata(new RequestSizeLimit(BodyLimit))
            .ProducesRefusals(404, 422, 429);
        var recipients = app.MapGroup("/api/v1/template-tests/recipients").WithTags("Templates").RequireAuthorization(Policies.Administrators);
        recipients.MapGet("", Show)
            .WithName("getTestRecipients").WithSummary("The operator's own numbers and addresses, to which templates may be sent to try them");
        recipients.MapPost("", Add)
            .WithName("addTestRecipient").WithSummary("Add a test recipient")
            .WithDescription($"At most {ITestRecipientsGrain.Limit}. `agreed` says that its owner agrees to the words of `agreement`; it is on record as a consent to tests, and lifts no refusal.")
            .WithRequestExample(new RecipientBody(ContactChannel.Sms, "Front desk", "+1 201 555 0123", Agreed: true))
            .WithMetadata(new RequestSizeLimit(BodyLimit))
            .ProducesRefusals(422);
        recipients.MapDelete("/{id}", Remove)
            .WithName("removeTestRecipient").WithSummary("Remove a test recipient")
            .ProducesRefusals(404);
    }

    private static async Task<Results<Ok<TestOutcome>, ProblemHttpResult>> Send(string id, TestBody body, HttpContext http, IGrainFactory grains)
    {
        if (string.IsNullOrWhiteSpace(body.Campaign))
        {
            return Problems.Faults([new FieldFault("campaign", "Name the campaign by whose number or address it is sent.")]);
        }

        var order = new TestOrder(id, body.Version, body.Recipient, body.Campaign);
        return await grains.GetGrain<ITemplateTestGrain>(Workers.Any()).Send(http.GetActor(), order) switch
        {
            TestTried tried => TypedResults.Ok(tried.Outcome),
            TestFaulty faulty => Problems.Faults(faulty.Faults),
            TestTooSoon soon => Problems.TooManyRequests(http, soon.Wait, "So many tests were sent just now that another has to wait."),
            TestOfNothing => Problems.NotFound(),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };
    }

    private static async Task<Ok<RecipientList>> Show(HttpContext http, IGrainFactory grains) => TypedResults.Ok(new RecipientList(
        await grains.GetGrain<ITestRecipientsGrain>(ITestRecipientsGrain.Key).All(http.GetActor()), TestAgreement.Words, ITestRecipientsGrain.Limit));

    private static async Task<Results<Created<TestRecipient>, ProblemHttpResult>> Add(RecipientBody body, HttpContext http, IGrainFactory grains)
    {
        if (body.Agreed != true)
        {
            return Problems.Faults([new FieldFault("agreed", "Its owner has to agree: see the agreement.")]);
        }

        // A channel that is left out is none that a template has, and is refused with the address.
        var asked = new NewTestRecipient(body.Channel ?? ContactChannel.Voice, body.Name ?? "", body.Address ?? "");
        return await grains.GetGrain<ITestRecipientsGrain>(ITestRecipientsGrain.Key).Add(http.GetActor(), asked) switch
        {
            TestRecipientAdded added => TypedResults.Created($"/api/v1/template-tests/recipients/{added.Recipient.Id}", added.Recipient),
            TestRecipientFaulty faulty => Problems.Faults(faulty.Faults),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string id, HttpContext http, IGrainFactory grains) =>
        Guid.TryParse(id, out var recipient) && await grains.GetGrain<ITestRecipientsGrain>(ITestRecipientsGrain.Key).Remove(http.GetActor(), recipient)
            ? TypedResults.NoContent()
            : Problems.NotFound();
}

/// <param name="Campaign">By whose number or address it is sent.</param>
/// <param name="Recipient">A test recipient; left out: the address by which one is signed in.</param>
/// <param name="Version">The number of a version; left out: the newest.</param>
internal sealed record TestBody(string? Campaign, Guid? Recipient, int? Version);

/// <param name="Name">Whose it is.</param>
/// <param name="Agreed">The owner agrees to tests.</param>
internal sealed record RecipientBody(ContactChannel? Channel, string? Name, string? Address, bool? Agreed)
{
    public override string ToString() => nameof(RecipientBody);
}

/// <param name="Agreement">What the owner of a recipient agrees to.</param>
internal sealed record RecipientList(TestRecipient[] Recipients, string Agreement, int Limit);
