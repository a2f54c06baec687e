using LeadGrid.Edges;
using LeadGrid.Hosting;
using LeadGrid.Outreach;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadGrid.Webhooks.Twilio;

/// <summary>
/// What Twilio reports: texts that people send, and what became of ours. An answer of success means that it is on disk; for a
/// refusal, that nothing to that person is on its way any more.
/// </summary>
internal static partial class TwilioEndpoints
{
    /// <summary>In bytes. Twilio sends at most 1,600 characters of text, each up to 12 bytes in a form, and some forty short fields.</summary>
    public const long BodyLimit = 64 * 1024;

    private const string EmptyTwiml = """<?xml version="1.0" encoding="UTF-8"?><Response/>""";

    // What is on its way has arrived, or will never, within the life of a clearance.
    private static readonly TimeSpan AgainIn = TimeSpan.FromSeconds(5);

    public static void AddTwilioWebhooks(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOptions<TwilioWebhookOptions>().BindConfiguration(TwilioWebhookOptions.Section);
    }

    public static void MapTwilioWebhooks(this IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup("/api/v1/webhooks/twilio")
            .AllowAnonymous()
            .WithMetadata(new RequestSizeLimit(BodyLimit))
            .AddEndpointFilter<RouteGroupBuilder, TwilioFilter>()
            .ExcludeFromDescription();
        webhooks.MapPost("/inbound", Inbound);
        webhooks.MapPost("/status", Status);
        webhooks.MapPost("/voice", (HttpContext http, IGrainFactory grains, ILogger<TwilioFilter> log) => Call(said: false, http, grains, log));
        webhooks.MapPost("/voice/answer", (HttpContext http, IGrainFactory grains, ILogger<TwilioFilter> log) => Call(said: true, http, grains, log));
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Call(
        bool said, HttpContext http, IGrainFactory grains, ILogger<TwilioFilter> log)
    {
        if (TwilioForms.Call(http.Request.Form, said) is not { } call)
        {
            NotAPerson(log);
            return Twiml(TwilioVoice.Decline());
        }

        try
        {
            var heard = await grains.GetGrain<IInboundGrain>(Workers.Any()).Call(call);
            return Twiml(said ? TwilioVoice.Answer(heard.Refused) : TwilioVoice.Greet(heard.Seller, $"{http.Request.PathBase}{http.Request.Path}/answer"));
        }
        catch (StillLeavingException still)
        {
            return Problems.Unavailable(http, AgainIn, still.Message);
        }
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Inbound(
        HttpContext http, IGrainFactory grains, ILogger<TwilioFilter> log)
    {
        if (TwilioForms.Inbound(http.Request.Form) is not { } text)
        {
            NotAPerson(log);
            return Twiml(EmptyTwiml);
        }

        try
        {
            await grains.GetGrain<IInboundGrain>(Workers.Any()).Text(text);
            return Twiml(EmptyTwiml);
        }
        catch (StillLeavingException still)
        {
            return Problems.Unavailable(http, AgainIn, still.Message);
        }
    }

    private static async Task<Ok> Status(string? message, HttpContext http, IGrainFactory grains, ILogger<TwilioFilter> log)
    {
        if (TwilioForms.Report(message, http.Request.Form) is { } report)
        {
            await grains.GetGrain<IInboundGrain>(Workers.Any()).Report(report);
        }
        else
        {
            NotUnderstood(log);
        }

        return TypedResults.Ok();
    }

    private static ContentHttpResult Twiml(string twiml) => TypedResults.Text(twiml, "text/xml");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Twilio brought a message or call that is not from a person's number: it was not taken in.")]
    private static partial void NotAPerson(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Twilio reported on a message that is not ours, or in words that we do not know.")]
    private static partial void NotUnderstood(ILogger log);
}
