using LeadGrid.Edges;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace LeadGrid.Webhooks.Twilio;

/// <summary>Lets in what Twilio has signed, with the form that it signed. Where no token is configured, nothing is there.</summary>
internal sealed partial class TwilioFilter(
    IOptionsMonitor<TwilioWebhookOptions> options, TimeProvider time, ILogger<TwilioFilter> log) : IEndpointFilter
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(10);
    private static readonly FormOptions Limits = new()
    {
        ValueCountLimit = 256,
        KeyLengthLimit = 256,
        ValueLengthLimit = (int)TwilioEndpoints.BodyLimit,
    };

    private long _told;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var settings = options.CurrentValue;
        if (settings.PublicUrl is not { } publicUrl || !settings.Tokens.Any())
        {
            return Problems.NotFound();
        }

        if (!IsForm(http.Request))
        {
            return Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType);
        }

        IFormCollection form;
        try
        {
            form = await new FormFeature(http.Request, Limits).ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return Problems.BadRequest("The form has too many fields, or too long ones.");
        }

        var target = http.Request.PathBase.ToUriComponent() + http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent();
        if (!TwilioSignature.IsRight(http.Request.Headers[TwilioSignature.Header], settings.Tokens, publicUrl, target, form))
        {
            NoteForged();
            return Problems.Forbidden("The signature is missing or wrong.", "wrong-signature");
        }

        http.Features.Set<IFormFeature>(new FormFeature(form));
        return await next(context);
    }

    // Anybody can send such requests: they may not fill the log.
    private void NoteForged()
    {
        var (told, now) = (Interlocked.Read(ref _told), time.GetTimestamp());
        if ((told == 0 || time.GetElapsedTime(told, now) >= TellEvery) && Interlocked.CompareExchange(ref _told, now, told) == told)
        {
            Forged(log);
        }
    }

    private static bool IsForm(HttpRequest request) =>
        request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    // A wrong PublicUrl or token shows here first: every webhook fails, and STOPs wait with them.
    [LoggerMessage(Level = LogLevel.Warning, Message = "A webhook came without Twilio's signature, or with a wrong one. Check Providers:Twilio:PublicUrl and AuthToken.")]
    private static partial void Forged(ILogger log);
}
