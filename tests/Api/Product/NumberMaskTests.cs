using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Feeds;
using LeadGrid.Outreach;
using LeadGrid.Privacy;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Api.Tests;

/// <summary>
/// A broker gets the number of his own lead's person by the call button and nowhere else: everything that carries the lead is
/// read as it crosses the wire. What a lead's endpoints are is asked of the program, so that a new one is read by itself.
/// </summary>
[Collection(ProductTests.Name)]
public sealed class NumberMaskTests(ProductHost host)
{
    private const string Mask = "(•••) •••-••";
    private static int s_number = Random.Shared.Next(100_000);

    [Fact]
    public async Task Nothing_that_carries_a_lead_tells_its_broker_the_number()
    {
        var person = await NewPerson();
        using var broker = await host.SignedInBroker(person.Broker);
        await using var live = await LiveBytes.Watch(host, await host.NewUser(person.Broker), FeedViews.Broker(person.Broker));
        await live.Until(person.Lead, version: 2);

        var bodies = new List<(string What, string Body)>();
        await Write(broker, person, bodies);
        await live.Until(person.Lead, version: 5);
        foreach (var path in Reads(person.Lead))
        {
            bodies.Add(($"GET {path}", await Body(broker, HttpMethod.Get, path)));
        }

        foreach (var what in new object[] { new { limit = 500 }, new { phone = person.Phone }, new { phone = person.Spoken } })
        {
            var found = await Body(broker, HttpMethod.Post, "/api/v1/leads/search", what);
            Assert.Contains(person.Lead, found, StringComparison.Ordinal);
            bodies.Add(("search", found));
        }

        Assert.All(bodies, body => Assert.False(Tells(body.Body, person), $"{body.What} tells the number: {body.Body}"));
        Assert.False(Tells(Encoding.UTF8.GetString(live.Bytes), person), "A frame tells the number.");
        var view = JsonNode.Parse(await Body(broker, HttpMethod.Get, $"/api/v1/leads/{person.Lead}"))!;
        Assert.Equal((Mask + person.Phone[^2..], Mask + person.Phone[^2..]), (view.Text("phone"), view["consent"].Text("phone")));
    }

    [Fact]
    public async Task The_operator_and_the_seller_read_whole_numbers()
    {
        var person = await NewPerson();
        await using var live = await LiveBytes.Watch(host, (host.Demo.Admin.Email, host.Demo.Admin.Password), FeedViews.Operator);
        await live.Until(person.Lead, version: 2);
        var bodies = new List<(string What, string Body)>();
        await Write(host.Admin, person, bodies);
        await live.Until(person.Lead, version: 5);
        Assert.True(Tells(Encoding.UTF8.GetString(live.Bytes), person), "No frame tells the number.");
        foreach (var client in new[] { host.Admin, host.Seller })
        {
            var view = await Body(client, HttpMethod.Get, $"/api/v1/leads/{person.Lead}");
            var found = await Body(client, HttpMethod.Post, "/api/v1/leads/search", new { phone = person.Spoken });
            Assert.All([view, found], body => Assert.Contains(person.Phone[1..], body, StringComparison.Ordinal));
            Assert.Contains(person.Spoken, view, StringComparison.Ordinal);
        }

        foreach (var what in new[] { "timeline", "messages" })
        {
            Assert.Contains(person.Spoken, await Body(host.Admin, HttpMethod.Get, $"/api/v1/leads/{person.Lead}/{what}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_part_of_a_number_finds_nothing()
    {
        var person = await NewPerson();
        using var broker = await host.SignedInBroker(person.Broker);
        foreach (var part in new[] { person.Phone[2..5], person.Phone[^4..], person.Phone[^2..], Mask + person.Phone[^2..], person.Phone[..^1] })
        {
            var found = await Body(broker, HttpMethod.Post, "/api/v1/leads/search", new { phone = part });
            Assert.Empty(JsonNode.Parse(found)!["leads"]!.AsArray());
        }
    }

    [Fact]
    public async Task The_call_button_shows_the_number_where_a_call_is_allowed_and_the_attempt_is_logged()
    {
        var person = await NewPerson();
        using var broker = await host.SignedInBroker(person.Broker);
        await CallsIn(person);
        var call = JsonNode.Parse(await Body(broker, HttpMethod.Post, $"/api/v1/leads/{person.Lead}/call"))!;
        Assert.Equal(("allow", person.Phone), (call["answer"].Text("decision"), call.Text("phone")));

        var timeline = await Body(broker, HttpMethod.Get, $"/api/v1/leads/{person.Lead}/timeline");
        Assert.Equal("call_allowed", JsonNode.Parse(timeline)!["entries"]![0].Text("kind"));
        Assert.All([timeline, await Body(broker, HttpMethod.Get, $"/api/v1/leads/{person.Lead}")], body => Assert.False(Tells(body, person), body));
    }

    /// <summary>Commands and words, with the answers to them: versions 3 to 5 of the lead.</summary>
    private async Task Write(HttpClient client, Person person, List<(string, string)> bodies)
    {
        await host.Grains.GetGrain<IInboundGrain>(0).Text(new InboundText(
            "scripted", $"SM{Guid.NewGuid():N}", person.Phone, "+12015550100", $"Call me back at {person.Spoken}, please", null));
        foreach (var (command, version) in new (string, long)[] { ("notes", 3), ("contacted", 4), ("contacted", 5), ("contacted", 1) })
        {
            // The third meets a lead that has been contacted, the last an older version: both answers hold the lead as it is.
            bodies.Add((command, await Body(
                client, HttpMethod.Post, $"/api/v1/leads/{person.Lead}/{command}", new { text = "Polite", note = "Polite" }, version)));
        }

        bodies.Add(("preview", await Body(client, HttpMethod.Post, "/api/v1/templates/first-text/preview", new { leadId = person.Lead })));
    }

    private async Task<Person> NewPerson()
    {
        var broker = await host.NewBroker();
        var campaign = await host.NewCampaign(broker);
        var number = Interlocked.Increment(ref s_number);
        var line = $"{200 + (number / 10_000 % 300)}{number % 10_000:0000}";
        var spoken = $"(551) {line[..3]}-{line[3..]}";
        var posted = Some.Lead(campaign)
            .With("phone", $"{spoken} x7")
            .With("externalId", $"form-551{line}")
            .With("attributes", new JsonObject { ["mobile"] = $"551.{line[..3]}.{line[3..]}", ["callerId"] = long.Parse($"551{line}", System.Globalization.CultureInfo.InvariantCulture) })
            .With("consent", new JsonObject
            {
                ["phone"] = $"1551{line}", ["text"] = $"Call me at {spoken}", ["channels"] = new JsonArray("voice", "sms"),
                ["formUrl"] = $"https://forms.example.com/quote?phone=%2B1551{line}",
            });
        var lead = (await host.Seller.Post(posted).Read(HttpStatusCode.Created)).Text("leadId");
        return new Person(broker, lead, $"+1551{line}", spoken);
    }

    /// <summary>The person has just called: an answer has no calling hours, and this test none either.</summary>
    private async Task CallsIn(Person person)
    {
        var services = host.App.Services;
        var key = ContactKey.Phone(services.GetRequiredService<IKeyedHash>().Hash(HashPurpose.Phone, person.Phone));
        var ledger = services.GetRequiredService<IContactLedger>();
        var call = new MessageReceived(ContactChannel.Voice, $"CA{Guid.NewGuid():N}", "") { At = TimeProvider.System.GetUtcNow(), By = new(Access.ActorKind.System, "person", "the person") };
        await ledger.Append(await ledger.Read(key, CancellationToken.None), [call], CancellationToken.None);
        await host.Grains.GetGrain<IContactGrain>(key.ToString()).Reload();
    }

    private IEnumerable<string> Reads(string lead) =>
        from endpoint in host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where pattern.StartsWith("/api/v1/leads/{id", StringComparison.Ordinal)
            && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
        select pattern.Replace("{id:guid}", lead, StringComparison.Ordinal)
            + (pattern.EndsWith("/permit", StringComparison.Ordinal) ? "?channel=voice" : "");

    private static async Task<string> Body(HttpClient client, HttpMethod method, string path, object? body = null, long? version = null)
    {
        using var request = HttpSentences.Request(method, path, body, version is { } seen ? [("If-Match", $"\"{seen}\"")] : []);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed, text);
        return text;
    }

    /// <summary>Whatever stands between the digits, and without the country code too.</summary>
    private static bool Tells(string text, Person person) =>
        new string([.. text.Where(c => c is not ('-' or ' ' or '(' or ')' or '.'))]).Contains(person.Phone[2..], StringComparison.Ordinal);

    private sealed record Person(string Broker, string Lead, string Phone, string Spoken);

    /// <summary>A view's stream as bytes: what a client library would have left out is there, too.</summary>
    private sealed class LiveBytes : IAsyncDisposable
    {
        private readonly ClientWebSocket _socket = new();
        private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));
        private readonly MemoryStream _bytes = new();

        public byte[] Bytes => _bytes.ToArray();

        public static async Task<LiveBytes> Watch(ProductHost host, (string Email, string Password) login, string view)
        {
            var live = new LiveBytes();
            live._socket.Options.Cookies = new CookieContainer();
            using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = live._socket.Options.Cookies }) { BaseAddress = host.Address };
            await client.SignIn(login.Email, login.Password).Read();
            await live._socket.ConnectAsync(new UriBuilder(new Uri(host.Address, LiveGrid.Path)) { Scheme = "ws" }.Uri, live._patience.Token);
            await live.Send(Encoding.UTF8.GetBytes("{\"protocol\":\"messagepack\",\"version\":2}\u001e"));
            await live.Send(new MessagePackHubProtocol().GetMessageBytes(new StreamInvocationMessage("1", "Watch", [view, null, null])));
            return live;
        }

        /// <summary>Reads on until the lead's row has come in that version: the key "version" and a small number follow its id.</summary>
        public async Task Until(string lead, byte version)
        {
            byte[] row = [.. Encoding.ASCII.GetBytes(lead), 0xA7, .. "version"u8, version];
            var buffer = new byte[64 * 1024];
            while (_bytes.ToArray().AsSpan().IndexOf(row) < 0)
            {
                var received = await _socket.ReceiveAsync(buffer, _patience.Token);
                Assert.Equal(WebSocketMessageType.Binary, received.MessageType);
                _bytes.Write(buffer, 0, received.Count);
            }
        }

        public ValueTask DisposeAsync()
        {
            _socket.Dispose();
            _patience.Dispose();
            _bytes.Dispose();
            return ValueTask.CompletedTask;
        }

        private Task Send(ReadOnlyMemory<byte> message) =>
            _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, _patience.Token).AsTask();
    }
}
