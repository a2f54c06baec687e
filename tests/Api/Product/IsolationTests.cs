using System.Net;
using LeadGrid.Feeds;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Api.Tests;

/// <summary>
/// A broker never sees another broker's. Made from the endpoints that the program has, so that a new one is tried by
/// itself; one that this test cannot place fails it.
/// </summary>
[Collection(ProductTests.Name)]
public sealed class IsolationTests(ProductHost host)
{
    [Fact]
    public async Task Every_endpoint_of_another_brokers_things_says_that_there_is_none()
    {
        var (campaign, owner, lead) = await host.NewLead();
        var stranger = await host.NewBroker();
        using var browser = await host.SignedInBroker(stranger);
        using var own = await host.SignedInBroker(owner);
        using var seller = await host.NewSeller();
        var tried = new List<string>();
        foreach (var (method, pattern) in Endpoints().Where(e => e.Pattern.Contains('{', StringComparison.Ordinal)))
        {
            var thing = ThingOf(pattern);
            if (thing == Thing.Public)
            {
                continue;
            }

            var path = Fill(pattern, thing switch { Thing.Lead => lead, Thing.Broker => owner, _ => campaign });
            foreach (var headers in new (string, string)[][] { [], [("If-Match", "\"2\"")] })
            {
                var expected = thing == Thing.Campaign ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound;
                Assert.Equal((method, pattern, expected), (method, pattern, await Send(browser, method, path, headers)));
            }

            if (thing == Thing.Lead && method == "GET")
            {
                Assert.Equal(HttpStatusCode.OK, await Send(own, method, pattern.EndsWith("/permit", StringComparison.Ordinal) ? $"{path}?channel=email" : path));
                // Another seller's lead does not exist for a seller; what is said to its person is not a seller's to read at all.
                var forStaff = pattern.EndsWith("/messages", StringComparison.Ordinal) || pattern.EndsWith("/permit", StringComparison.Ordinal)
                    || pattern.EndsWith("/booking-link", StringComparison.Ordinal) || pattern.EndsWith("/sequences", StringComparison.Ordinal);
                Assert.Equal(forStaff ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound, await Send(seller, method, path));
            }

            tried.Add($"{method} {pattern}");
        }

        // The test tests something: two reads and six commands of a lead, four calls of a broker, three of a campaign.
        Assert.True(tried.Count >= 15, string.Join('\n', tried));
    }

    [Fact]
    public async Task Lists_hold_nothing_of_another_broker()
    {
        var (campaign, owner, _) = await host.NewLead();
        using var browser = await host.SignedInBroker(await host.NewBroker());
        var found = await browser.SendAsync(HttpSentences.Request(HttpMethod.Post, "/api/v1/leads/search", new { campaigns = new[] { campaign }, brokers = new[] { owner } })).Read();
        Assert.Empty(found["leads"]!.AsArray());
        Assert.Single((await browser.GetAsync("/api/v1/brokers").Read())["brokers"]!.AsArray());
    }

    [Fact]
    public async Task A_template_cannot_be_looked_at_with_another_brokers_lead()
    {
        var (_, owner, lead) = await host.NewLead();
        using var stranger = await host.SignedInBroker(await host.NewBroker());
        using var own = await host.SignedInBroker(owner);
        const string path = "/api/v1/templates/first-text/preview";
        await stranger.SendAsync(HttpSentences.Request(HttpMethod.Post, path, new { leadId = lead })).ReadProblem(404);
        var preview = await own.SendAsync(HttpSentences.Request(HttpMethod.Post, path, new { leadId = lead })).Read();
        Assert.Contains("Reply STOP to opt out.", preview["text"]!.GetValue<string>(), StringComparison.Ordinal);
        await stranger.SendAsync(HttpSentences.Request(HttpMethod.Post, path, new { })).Read();
    }

    [Fact]
    public async Task The_live_grid_of_another_broker_does_not_exist()
    {
        var (_, owner, _) = await host.NewLead();
        var stranger = await host.NewBroker();
        var (email, password) = await host.NewUser(stranger);
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = host.Address };
        await client.SignIn(email, password).Read();
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(host.Address, LiveGrid.Path), HttpTransportType.WebSockets, options => (options.SkipNegotiation, options.Cookies) = (true, cookies))
            .AddMessagePackProtocol()
            .Build();
        await connection.StartAsync();
        foreach (var view in new[] { $"broker/{owner}", "operator", "broker/none", "nonsense" })
        {
            var refusal = await Assert.ThrowsAsync<HubException>(() => First(connection, view));
            Assert.Contains("not found", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal("snapshot", (await First(connection, $"broker/{stranger}")).Kind);
        var methods = typeof(GridHub).GetMethods().Where(m => m.DeclaringType == typeof(GridHub) && !m.Name.StartsWith("On", StringComparison.Ordinal));
        Assert.Equal(["Watch"], methods.Select(m => m.Name));
    }

    /// <summary>Each route of the program must be known to somebody who has thought about whose it is.</summary>
    [Fact]
    public void Every_endpoint_is_placed() => Assert.All(Endpoints(), e => ThingOf(e.Pattern));

    private enum Thing
    {
        Public,
        Lead,
        Broker,
        Campaign,
    }

    private static Thing ThingOf(string pattern) => pattern switch
    {
        _ when pattern.StartsWith("/api/v1/leads/{id", StringComparison.Ordinal) => Thing.Lead,
        _ when pattern.StartsWith("/api/v1/brokers/{id}", StringComparison.Ordinal) => Thing.Broker,
        _ when pattern.StartsWith("/api/v1/campaigns/{code}", StringComparison.Ordinal) => Thing.Campaign,
        "/api/v1/leads" or "/api/v1/leads/batch" or "/api/v1/leads/search" or "/api/v1/session" or "/api/v1/brokers"
            or "/api/v1/campaigns" or "/api/v1/compliance/check" or "/metrics" or LiveGrid.Path or LiveGrid.Path + "/negotiate" => Thing.Public,
        _ when new[] { "/health/", "/docs", "/openapi/", "/dashboard", "/{*path" }.Any(p => pattern.StartsWith(p, StringComparison.Ordinal)) => Thing.Public,
        "/api/v1/compliance/classify-reply" => Thing.Public,

        // A refusal is anybody's to report, and says nothing about whom we know.
        "/api/v1/compliance/refusals" or "/api/v1/compliance/ledgers/verification" => Thing.Public,

        // Signed by the provider; what they name is found by the grain.
        _ when pattern.StartsWith("/api/v1/webhooks/twilio/", StringComparison.Ordinal) => Thing.Public,

        // What is approved is every broker's to read; whose the lead of a preview is, a test of its own tries.
        _ when pattern.StartsWith("/api/v1/templates", StringComparison.Ordinal) => Thing.Public,

        // Of leads that are not his nothing is changed, and nothing said.
        "/api/v1/leads/noticed" => Thing.Public,

        // What ships is every administrator's.
        "/api/v1/sequences/shipped" => Thing.Public,

        // Administrators only, and about nobody's leads.
        "/api/v1/mailing-targets" or "/api/v1/sending-domains" or "/api/v1/sending-domains/{name}" => Thing.Public,

        // Administrators only, and about nobody's leads.
        _ when pattern.StartsWith("/api/v1/template-tests", StringComparison.Ordinal) => Thing.Public,

        // A seller's own: about whom a consent is, the caller says, and learns nothing of it.
        "/api/v1/consents" => Thing.Public,

        // Nobody is signed in there: anybody is shown a form, and the rest asks for a signature.
        "/f/{campaign}" or "/p/{token}" or "/d/{token}" => Thing.Public,
        "/api/v1/webhooks/mail/events" or "/u/{token}" or "/c/{token}" or "/o/{token}.gif"
            or "/b/{token}" or "/b/{token}.ics" or "/calendar/{token}.ics" => Thing.Public,
        _ when pattern.StartsWith("/api/v1/compliance/rules", StringComparison.Ordinal) => Thing.Public,
        _ when pattern.StartsWith("/api/v1/compliance/lists", StringComparison.Ordinal) => Thing.Public,
        // Our own numbers are every administrator's.
        _ when pattern.StartsWith("/api/v1/numbers", StringComparison.Ordinal) => Thing.Public,
        // How providers are is every administrator's; it names nobody.
        "/api/v1/providers" => Thing.Public,
        _ when pattern.StartsWith("/api/v1/compliance/accuracy", StringComparison.Ordinal) => Thing.Public,
        _ => throw new InvalidOperationException($"Whose is {pattern}? Say it here."),
    };

    private IEnumerable<(string Method, string Pattern)> Endpoints() =>
        from endpoint in host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, pattern);

    private static string Fill(string pattern, string value) => string.Join('/', RoutePatternFactory.Parse(pattern).PathSegments
        .Select(s => s.Parts[0] is RoutePatternLiteralPart literal ? literal.Content : value).Prepend(""));

    private static async Task<HttpStatusCode> Send(HttpClient client, string method, string path, params (string, string)[] headers)
    {
        // A body that no command refuses, so that what is refused is the caller.
        var body = method == "GET" ? null : new { text = "x", reason = "x", at = "2027-01-01T00:00:00Z" };
        return await client.SendAsync(HttpSentences.Request(new HttpMethod(method), path, body, headers)).Status();
    }

    private static async Task<GridFrame> First(HubConnection connection, string view)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await foreach (var frame in connection.StreamAsync<GridFrame>("Watch", view, null, null, patience.Token))
        {
            return frame;
        }

        throw new InvalidOperationException("The stream ended without a frame.");
    }
}
