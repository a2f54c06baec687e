using System.Text.Json;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LeadGrid.Outreach;

/// <summary>Where a mail provider, or a script of the operator's at the relay, reports what became of e-mails.</summary>
internal static class MailEventEndpoints
{
    private const int MaximumEvents = 1_000;
    private const long BodyLimit = 1024 * 1024;
    private const string RawMessage = "message/rfc822";
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    /// <returns>False: it is none of ours.</returns>
    private delegate Task<bool> Telling(IInboundGrain inbound);

    public static void MapMailEvents(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/webhooks/mail/events", Take)
        .AllowAnonymous()
        .WithTags("Webhooks").WithName("reportMailEvents").WithSummary("Report what became of e-mails")
        .WithDescription(
            $"A JSON list of at most {MaximumEvents:N0} events, or one message as it came (`{RawMessage}`): a delivery report (RFC 3464), "
            + $"a complaint (RFC 5965), or what a person answers. Signed: `{SignedBody.Timestamp}` is the time in Unix seconds, and `{SignedBody.Signature}` is `v1=` and the "
            + "HMAC-SHA256, in hexadecimal, of timestamp, dot and body under the shared secret. Reports may come twice and in any order; "
            + "after a `503` send the same again.")
        .Accepts<MailEvent[]>("application/json", RawMessage)
        .WithRequestExample(MailEvent.Example)
        .WithMetadata(new RequestSizeLimit(BodyLimit))
        .ProducesRefusals(401, 404, 422, 503);

    private static async Task<Results<Ok<MailEventsTaken>, ProblemHttpResult>> Take(
        HttpContext http, EventSignature signature, IGrainFactory grains, IOptions<JsonOptions> json, CancellationToken cancellation)
    {
        if (!signature.IsConfigured)
        {
            return Problems.NotFound();
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, cancellation);
        if (!signature.IsGood(http.Request.Headers, body.GetBuffer().AsSpan(0, (int)body.Length)))
        {
            return Problems.Unauthorized("Sign the body as the description of this call says; see /docs.");
        }

        body.Position = 0;
        if (http.Request.HasJsonContentType())
        {
            var events = await JsonSerializer.DeserializeAsync<MailEvent[]>(body, json.Value.SerializerOptions, cancellation) ?? [];
            var faults = events.Length > MaximumEvents
                ? [new FieldFault("", $"Send at most {MaximumEvents:N0} events at once.")]
                : events.Select((each, at) => each.Fault(at)).OfType<FieldFault>().ToArray();
            return faults.Length > 0 ? Problems.Faults(faults) : await Tell(http, grains, [.. events.Select(each => (Telling)each.Tell)]);
        }

        return http.Request.ContentType?.StartsWith(RawMessage, StringComparison.OrdinalIgnoreCase) == true
            ? await Tell(http, grains, await Read(body, cancellation))
            : Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<Telling[]> Read(Stream body, CancellationToken cancellation)
    {
        try
        {
            using var message = await MimeMessage.LoadAsync(body, cancellation);
            var events = await ReturnedMail.Read(message, cancellation);
            return events.Length > 0 ? [.. events.Select(each => (Telling)each.Tell)]
                : PersonsMail.Read(message) is { } mail ? [inbound => inbound.Mail(mail)]
                : [];
        }
        catch (FormatException e)
        {
            throw new BadHttpRequestException("It is no message.", e);
        }
    }

    /// <summary>One after another: each is written down before the next. All are tried, whatever becomes of one.</summary>
    private static async Task<Results<Ok<MailEventsTaken>, ProblemHttpResult>> Tell(HttpContext http, IGrainFactory grains, Telling[] events)
    {
        var inbound = grains.GetGrain<IInboundGrain>(Workers.Any());
        var (ours, leaving) = (0, false);
        foreach (var each in events)
        {
            try
            {
                ours += await each(inbound) ? 1 : 0;
            }
            catch (StillLeavingException)
            {
                leaving = true;
            }
        }

        return leaving
            ? Problems.Unavailable(http, Again, "Stored; but a message that left before is still on its way. Send the same again.")
            : TypedResults.Ok(new MailEventsTaken(ours, events.Length - ours));
    }
}

/// <param name="Taken">Events of messages of ours, and mails of people whom we know.</param>
/// <param name="Ignored">Events of others.</param>
internal sealed record MailEventsTaken(int Taken, int Ignored);
