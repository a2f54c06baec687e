using System.Net;
using System.Net.Sockets;
using LeadGrid.Outreach;

namespace LeadGrid.Providers;

public sealed class OutcomeTests
{
    public const string Blocked = """{"code":21610,"message":"Attempt to send to unsubscribed recipient","status":400}""";
    private const string Invalid = """{"code":21211,"message":"Invalid 'To' Phone Number: +1810292XXXX or +18102929388 by 'ada@example.com'","status":400}""";

    public static TheoryData<string, string, string> Answers => new()
    {
        { "accepted", WireServer.Json(201, """{"sid":"SM1","num_segments":"3"}"""), "Accepted SM1 3" },
        { "accepted without parts", WireServer.Json(201, """{"sid":"SM1","num_segments":"0"}"""), "Accepted SM1 1" },
        { "success without a message", WireServer.Json(201, """{"status":"queued"}"""), "Unknown" },
        { "a page", WireServer.Json(200, "<html>"), "Unknown" },
        { "half a message", WireServer.Json(201, """{"sid":"SM1","num_"""), "Unknown" },
        { "an answer that breaks off", "HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"sid\":\"SM1\"}", "Unknown" },
        { "no answer at all", "", "Unknown" },
        { "no HTTP", "+OK\r\n\r\n", "Unknown" },
        { "opted out", WireServer.Json(400, Blocked), "Refused 21610 opted out" },
        { "an invalid number", WireServer.Json(400, Invalid), "Refused 21211" },
        { "about this message", WireServer.Json(403, """{"code":21408,"message":"Region","status":403}"""), "Refused 21408" },
        { "a wrong token", WireServer.Json(401, """{"code":20003,"message":"Authenticate","status":401}"""), "NotSent" },
        { "a closed account", WireServer.Json(403, """{"code":20003,"status":403}"""), "NotSent" },
        { "a wrong address", WireServer.Json(404, """{"code":20404,"status":404}"""), "NotSent" },
        { "somebody else's refusal", WireServer.Json(400, "no"), "NotSent" },
        { "a refusal that breaks off", "HTTP/1.1 400 Bad\r\nContent-Length: 500\r\n\r\n{\"code\":21610", "NotSent" },
        { "a full queue", WireServer.Json(400, """{"code":21611,"status":400}"""), "NotSent" },
        { "too many", WireServer.Json(429, """{"code":20429}""", "Retry-After: 3\r\n"), "NotSent 00:00:03" },
        { "too many, no time", WireServer.Json(429, "{}"), "NotSent" },
        { "unavailable", WireServer.Json(503, "{}", "Retry-After: 120\r\n"), "NotSent 00:02:00" },
        { "a fault", WireServer.Json(500, """{"code":20500}"""), "Unknown" },
        { "a gateway's time-out", WireServer.Json(504, ""), "Unknown" },
        { "a time-out of theirs", WireServer.Json(408, ""), "Unknown" },
        { "elsewhere", WireServer.Json(307, "", "Location: http://127.0.0.1:1/\r\n"), "NotSent" },
        { "an endless answer", $"HTTP/1.1 201 Created\r\nContent-Length: 100000\r\n\r\n{new string(' ', 100_000)}", "Unknown" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Each_answer_means_one_thing(string name, string answer, string expected)
    {
        await using var server = new WireServer(answer);
        await using var sender = new Sender(server.Address);
        var outcome = await sender.Send();
        Assert.Equal((name, expected), (name, Written(outcome)));
        Assert.Single(server.Requests);
        Assert.DoesNotContain("8102929388", $"{outcome} {sender.Log.All}", StringComparison.Ordinal);
        Assert.DoesNotContain("ada@", $"{outcome} {sender.Log.All}", StringComparison.Ordinal);
        Assert.DoesNotContain("estimate", sender.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Sender.Token, sender.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_unknown_and_asked_for_once()
    {
        await using var server = new WireServer(_ => null);
        await using var sender = new Sender(server.Address, new() { ["RequestTimeout"] = "00:00:00.3" });
        Assert.Equal(new SendOutcome.Unknown("timeout"), await sender.Send());
        Assert.Single(server.Requests);
        Assert.Equal("timeout", sender.Condition.LastFailure?.Code);
    }

    [Fact]
    public async Task A_connection_that_dies_after_a_second_message_was_written_does_not_repeat_it()
    {
        // The client may take such a connection for a stale one.
        await using var server = new WireServer(request => request == 1 ? WireServer.Json(201, """{"sid":"SM1"}""") : "");
        await using var sender = new Sender(server.Address);
        Assert.IsType<SendOutcome.Accepted>(await sender.Send());
        Assert.IsType<SendOutcome.Unknown>(await sender.Send());
        Assert.Equal((2, 1), (server.Requests.Count, server.Connections));
    }

    [Fact]
    public async Task Whoever_gives_up_is_told_what_is_known()
    {
        await using var server = new WireServer(_ => null);
        await using var sender = new Sender(server.Address);
        using var giveUp = new CancellationTokenSource();
        var sending = sender.Provider.Send(Sender.Cleared(), Sender.Text(), giveUp.Token);
        await Run.Eventually(() => server.Requests.Count == 1);
        await giveUp.CancelAsync();
        Assert.Equal(new SendOutcome.Unknown("cancelled"), await sending);
        Assert.Equal(new SendOutcome.NotSent("cancelled"), await sender.Provider.Send(Sender.Cleared(), Sender.Text(), giveUp.Token));
        Assert.Null(sender.Condition.LastFailure);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_is_sent()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        await using var sender = new Sender(new Uri($"http://127.0.0.1:{port}"));
        Assert.Equal(new SendOutcome.NotSent("ConnectionError"), await sender.Send());
        await using var nowhere = new Sender(new Uri("https://nowhere.invalid"));
        Assert.IsType<SendOutcome.NotSent>(await nowhere.Send());
        Assert.NotNull(nowhere.Condition.LastFailure);
    }

    private static string Written(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Accepted a => $"Accepted {a.ProviderId} {a.Segments}",
        SendOutcome.Refused r => $"Refused {r.Code}{(r.OptedOut ? " opted out" : "")}",
        SendOutcome.NotSent n => n.RetryAfter is { } wait ? $"NotSent {wait}" : "NotSent",
        _ => "Unknown",
    };
}
