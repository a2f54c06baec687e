using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using LeadGrid.Leads;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Outreach;

/// <summary>How a broker contacts the person of a lead, and hears from them.</summary>
internal static class LeadContactEndpoints
{
    private const string NoWay = "The lead has no number or address for that channel.";

    public static void MapLeadContact(this IEndpointRouteBuilder leads)
    {
        leads.MapGet("/{id:guid}/messages", Messages)
            .RequireAuthorization(Policies.Staff)
            .WithName("getMessages").WithSummary("Messages to and from the person, the newest 200, oldest first")
            .ProducesRefusals(StatusCodes.Status404NotFound);
        leads.MapPost("/{id:guid}/messages", Send)
            .RequireAuthorization(Policies.Staff)
            .WithName("sendMessage").WithSummary("Send the person a text or an e-mail")
            .WithDescription(
                "Answers as soon as the message is stored. It leaves by a permit only: what contact law and the person allow, when they "
                + "allow it. What becomes of it is shown with the messages and in the timeline.")
            .WithRequestExample(new MessageBody(null, ContactChannel.Sms, null, "Hello, is tomorrow at 10 a good time for a call?", null))
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        leads.MapGet("/{id:guid}/permit", MayContact)
            .RequireAuthorization(Policies.Staff)
            .WithName("mayContact").WithSummary("May the person be contacted now, and why not")
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        leads.MapPost("/{id:guid}/call", Call)
            .RequireAuthorization(Policies.Staff)
            .WithName("call").WithSummary("Ask to call: shows the number when it is allowed, and logs the attempt")
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        leads.MapPost("/{id:guid}/refusal", Refuse)
            .RequireAuthorization(Policies.Staff)
            .WithName("refuseContact").WithSummary("The person wants no more contact")
            .WithDescription("When it is answered, nothing more leaves to the person by these channels.")
            .WithRequestExample(new RefusalBody([ContactChannel.Voice, ContactChannel.AiVoice], "Please don't call, text me"))
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable);
        leads.MapPost("/{id:guid}/hold", Judge)
            .RequireAuthorization(Policies.Staff)
            .WithName("judgeHold").WithSummary("Say what an unclear message meant, so that contact is held no longer")
            .WithRequestExample(new HoldBody(false))
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Results<Ok<LeadMessage[]>, ProblemHttpResult>> Messages(Guid id, HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<ILeadGrain>(id).Messages(http.GetActor()) is { } messages ? TypedResults.Ok(messages) : Problems.NotFound();

    private static async Task<Results<Ok<LeadMessage>, ProblemHttpResult>> Send(Guid id, MessageBody? body, HttpContext http, IGrainFactory grains)
    {
        var lead = grains.GetGrain<ILeadGrain>(id);
        if (body?.Channel is not { } channel)
        {
            return await lead.Get(http.GetActor()) is null
                ? Problems.NotFound()
                : Problems.Faults([new FieldFault("channel", "Name the channel: sms or email.")]);
        }

        var draft = new MessageDraft(body.Id ?? Guid.CreateVersion7(), channel, body.Template, body.Text, body.Subject);
        return await lead.Send(http.GetActor(), draft) switch
        {
            MessageTaken taken => TypedResults.Ok(taken.Message),
            MessageNotTaken { Field: { } field } refused => Problems.Faults([new FieldFault(field, refused.Problem)]),
            MessageNotTaken refused => Problems.Conflict(refused.Problem),
            NoLeadToSendTo => Problems.NotFound(),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };
    }

    private static async Task<Results<Ok<CheckAnswer>, ProblemHttpResult>> MayContact(
        Guid id, string? channel, HttpContext http, IGrainFactory grains)
    {
        var lead = grains.GetGrain<ILeadGrain>(id);
        if (await lead.Get(http.GetActor()) is null)
        {
            return Problems.NotFound();
        }

        if (ChannelNames.Find(channel ?? "") is not { } named)
        {
            return Problems.Faults([new FieldFault("channel", $"Name the channel: {ChannelNames.List}.")]);
        }

        return await lead.MayContact(http.GetActor(), named) is { } answer ? TypedResults.Ok(CheckAnswer.From(answer)) : Problems.Conflict(NoWay);
    }

    private static async Task<Results<Ok<CallPermit>, ProblemHttpResult>> Call(Guid id, HttpContext http, IGrainFactory grains)
    {
        var lead = grains.GetGrain<ILeadGrain>(id);
        if (await lead.Call(http.GetActor()) is { } answer)
        {
            return TypedResults.Ok(new CallPermit(answer.Phone, CheckAnswer.From(answer.Answer)));
        }

        return await lead.Get(http.GetActor()) is null ? Problems.NotFound() : Problems.Conflict(NoWay);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Refuse(Guid id, RefusalBody? body, HttpContext http, IGrainFactory grains)
    {
        if (body?.Words?.Length > RefusalBody.MaximumWords)
        {
            return await grains.GetGrain<ILeadGrain>(id).Get(http.GetActor()) is null
                ? Problems.NotFound()
                : Problems.Faults([new FieldFault("words", $"Write at most {RefusalBody.MaximumWords:N0} characters.")]);
        }

        return await grains.GetGrain<IInboundGrain>(Workers.Any()).RefuseForLead(http.GetActor(), id, body?.Channels ?? [], body?.Words)
            ? TypedResults.NoContent()
            : Problems.NotFound();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Judge(Guid id, HoldBody? body, HttpContext http, IGrainFactory grains)
    {
        if (body?.Refused is not { } refused)
        {
            return await grains.GetGrain<ILeadGrain>(id).Get(http.GetActor()) is null
                ? Problems.NotFound()
                : Problems.Faults([new FieldFault("refused", "Say whether it was a refusal: true or false.")]);
        }

        return await grains.GetGrain<IInboundGrain>(Workers.Any()).JudgeForLead(http.GetActor(), id, refused)
            ? TypedResults.NoContent()
            : Problems.NotFound();
    }
}

/// <param name="Phone">The number to dial; null: not now.</param>
internal sealed record CallPermit(string? Phone, CheckAnswer Answer)
{
    public override string ToString() => nameof(CallPermit);
}
