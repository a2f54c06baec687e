using System.Text.Json.Nodes;

namespace LeadGrid.Simulation.Twilio;

/// <summary>How a request that is in order is answered.</summary>
/// <param name="MayBeTaken">Whether the message may be sent although the answer does not say so.</param>
internal sealed record Fate(string Name, bool MayBeTaken)
{
    public static readonly Fate Answered = new("accepted", true);
    public static readonly Fate Unavailable = new("unavailable", false);
    public static readonly Fate Failing = new("failing", true);
    public static readonly Fate Malformed = new("malformed", true);
    public static readonly Fate Silent = new("silent", true);

    public static Fate Draw(Behaviour behaviour, Random dice)
    {
        var share = dice.NextDouble();
        if (share < behaviour.Failing)
        {
            return dice.Next(2) == 0 ? Unavailable : Failing;
        }

        return share < behaviour.Failing + behaviour.Malformed ? Malformed
            : share < behaviour.Failing + behaviour.Malformed + behaviour.Silent ? Silent
            : Answered;
    }

    public Task Answer(HttpContext http, TwilioMessage? message, TimeSpan never, Random dice)
    {
        if (this == Answered)
        {
            return MessageEndpoints.Answer(http, StatusCodes.Status201Created, TwilioJson.Message(message!));
        }

        if (this == Unavailable)
        {
            http.Response.Headers.RetryAfter = "1";
            return MessageEndpoints.Refuse(http, new TwilioError(503, 20503));
        }

        return this == Failing ? MessageEndpoints.Refuse(http, new TwilioError(500, 20500))
            : this == Silent ? Never(http, never)
            : Malform(http, message, dice.Next(4));
    }

    private static async Task Never(HttpContext http, TimeSpan never)
    {
        try
        {
            await Task.Delay(never, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // They have hung up.
        }

        http.Abort();
    }

    private static async Task Malform(HttpContext http, TwilioMessage? message, int how)
    {
        var json = message is null ? """{"sid":"SM""" : TwilioJson.Message(message).ToJsonString();
        switch (how)
        {
            case 0:
                http.Response.StatusCode = StatusCodes.Status201Created;
                await http.Response.WriteAsync(json[..(json.Length / 2)]);
                break;
            case 1:
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<html><body><h1>Bad gateway</h1></body></html>");
                break;
            case 2:
                await MessageEndpoints.Answer(http, StatusCodes.Status201Created, new JsonObject { ["status"] = "queued" });
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status201Created;
                http.Response.ContentLength = json.Length + 100;
                await http.Response.WriteAsync(json);
                await http.Response.Body.FlushAsync();
                http.Abort();
                break;
        }
    }
}
