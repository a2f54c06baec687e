using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Intake;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Leads;

/// <summary>What a broker does with a lead: each names the version it saw, so that nobody overwrites what he has not seen.</summary>
internal static class LeadCommandEndpoints
{
    private const string DefaultCurrency = "USD";

    public static void MapLeadCommands(this IEndpointRouteBuilder leads)
    {
        Map<ContactedBody>("contacted", "The person was reached", new ContactedBody("Asked for a quote by mail"), body => new MarkContacted(body.Note));
        Map<NoteBody>("notes", "Add a note", new NoteBody("Prefers mornings"), body => new AddNote(body.Text ?? ""));
        Map<AppointmentBody>(
            "appointment", "Set or move the appointment",
            new AppointmentBody(new DateTimeOffset(2030, 5, 14, 15, 0, 0, TimeSpan.Zero), null, null),
            body => new SetAppointment((body.At ?? default).ToUniversalTime(), body.Note, body.Minutes));
        Map<ContactedBody>(
            "appointment/kept", "The person came to the appointment", new ContactedBody("Wants two quotes"), body => new KeepAppointment(body.Note));
        Map<ContactedBody>("appointment/no-show", "The person did not come", new ContactedBody(null), body => new MissAppointment(body.Note));
        Map<ReasonBody>(
            "appointment/cancel", "There will be no appointment", new ReasonBody("person_is_ill", null),
            body => new CancelAppointment(body.Reason ?? "", body.Note));
        Map<WinBody>(
            "win", "The lead was won", new WinBody(1_250.00m, "USD", null),
            body => new Win(body.Revenue is { } amount ? new Money(amount, body.Currency ?? DefaultCurrency) : null, body.Note));
        Map<ReasonBody>("lose", "The lead was lost", new ReasonBody("not_interested", null), body => new Lose(body.Reason ?? "", body.Note));
        Map<ReasonBody>("return", "Give the lead back", new ReasonBody("wrong_number", null), body => new Return(body.Reason ?? "", body.Note));
        Map<CallBody>(
            "calls", "A call was made, or tried", new CallBody(CallOutcome.NoAnswer, null, "Rang out"),
            body => new LogCall(body.Outcome ?? (CallOutcome)(-1), body.Seconds, body.Note));
        Map<StartBody>(
            "follow-up/start", "Begin a sequence, whatever run there was", new StartBody("twelve-days"), body => new StartFollowUp(body.Sequence ?? ""));
        Map<EmptyBody>("follow-up/pause", "Halt the run", new EmptyBody(), _ => new PauseFollowUp());
        Map<EmptyBody>("follow-up/resume", "Go on with the step that comes next", new EmptyBody(), _ => new ResumeFollowUp());
        Map<EmptyBody>("follow-up/stop", "End the run", new EmptyBody(), _ => new StopFollowUp());

        void Map<TBody>(string name, string summary, TBody example, Func<TBody, LeadCommand> command)
            where TBody : class =>
            leads.MapPost(
                    $"/{{id:guid}}/{name}",
                    (Guid id, TBody? body, HttpContext http, IGrainFactory grains) => Execute(id, body is null ? null : command(body), http, grains))
                .RequireAuthorization(Policies.Staff)
                .WithName($"lead_{name.Replace('/', '_')}").WithSummary(summary)
                .WithRequestExample(example)
                .ProducesRefusals(
                    StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed,
                    StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<Results<Ok<LeadDetail>, ProblemHttpResult>> Execute(
        Guid id, LeadCommand? command, HttpContext http, IGrainFactory grains)
    {
        var actor = http.GetActor();
        var lead = grains.GetGrain<ILeadGrain>(id);
        if (!http.Request.TryGetExpectedVersion(mayCreate: false, out var version, out var problem))
        {
            // Whoever may not see the lead learns nothing from a missing header either.
            return await lead.Get(actor) is null ? Problems.NotFound() : problem;
        }

        if (command is null)
        {
            return Problems.BadRequest("Send the command as a JSON object; {} where it needs nothing.");
        }

        switch (await lead.Execute(actor, command, version))
        {
            case Done done:
                http.Response.SetVersion(done.Lead.Row.Version);
                return TypedResults.Ok(LeadDetail.From(done.Lead));
            case Conflict conflict:
                http.Response.SetVersion(conflict.Lead.Row.Version);
                return Problems.Changed(LeadDetail.From(conflict.Lead));
            case Refused { Field: { } field } refused:
                return Problems.Faults([new FieldFault(field, refused.Problem)]);
            case Refused refused:
                http.Response.SetVersion(refused.Lead.Row.Version);
                return Problems.Conflict(refused.Problem, LeadDetail.From(refused.Lead));
            case NotFound:
                return Problems.NotFound();
            case var other:
                throw new InvalidOperationException($"No answer for {other.GetType().Name}.");
        }
    }
}

internal sealed record ContactedBody(string? Note);

internal sealed record NoteBody(string? Text);

/// <param name="Minutes">How long it takes; null: as long as the broker's appointments do.</param>
internal sealed record AppointmentBody(DateTimeOffset? At, string? Note, int? Minutes);

internal sealed record WinBody(decimal? Revenue, string? Currency, string? Note);

internal sealed record ReasonBody(string? Reason, string? Note);

/// <param name="Seconds">How long it was spoken.</param>
internal sealed record CallBody(CallOutcome? Outcome, int? Seconds, string? Note);

internal sealed record StartBody(string? Sequence);

internal sealed record EmptyBody;
