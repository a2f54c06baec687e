using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadGrid.Simulation.Twilio;

/// <summary>Twilio's messages: create, fetch, list. Any path before the version is fine, as SignalWire has one.</summary>
internal static class MessageEndpoints
{
    private const int LargestPage = 1_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var prefix in new[] { "", "/api/laml" })
        {
            var account = app.MapGroup(prefix + "/2010-04-01/Accounts/{account}").AddEndpointFilter(Authenticate);
            account.MapPost("/Messages.json", (HttpContext http, Provider provider) => new Creation(provider, http).Run());
            account.MapGet("/Messages.json", List);
            account.MapGet("/Messages/{sid}.json", Fetch);
        }
    }

    public static Task Answer(HttpContext http, int status, JsonObject json)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(json, JsonNodes.Options, "application/json", http.RequestAborted);
    }

    public static Task Refuse(HttpContext http, TwilioError error) => Answer(http, error.Status, error.Json());

    private static Task Fetch(HttpContext http, string sid, Provider provider) => provider.Book.Find(sid) is { } message
        ? Answer(http, StatusCodes.Status200OK, TwilioJson.Message(message))
        : Refuse(http, new TwilioError(404, 20404, http.Request.Path));

    private static Task List(HttpContext http, Provider provider)
    {
        var query = http.Request.Query;
        int Number(string name, int otherwise) =>
            int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        if (SentDates.Read(query) is not { } sent)
        {
            return Refuse(http, new TwilioError(400, 20001, "DateSent"));
        }

        var filter = string.Concat(new[] { "To", "From" }.Concat(SentDates.Names).Where(name => Text(name) is not null)
            .Select(name => $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(Text(name)!)}&"));
        var size = Math.Clamp(Number("PageSize", 50), 1, LargestPage);
        var messages = provider.Book.List(Text("To"), Text("From"), sent);
        return Answer(http, StatusCodes.Status200OK, TwilioJson.Page(provider.Options.AccountSid, messages, Number("Page", 0), size, filter));
    }

    private static async ValueTask<object?> Authenticate(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var options = http.RequestServices.GetRequiredService<Provider>().Options;
        var account = http.Request.RouteValues["account"]?.ToString();
        if (BasicAuth.Read(http.Request) is not { } given
            || !(given == (options.AccountSid, options.AuthToken) || given == (options.ApiKeySid, options.ApiKeySecret))
            || account != options.AccountSid)
        {
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
            await Refuse(http, TwilioError.Authentication);
            return Results.Empty;
        }

        return await next(context);
    }
}
