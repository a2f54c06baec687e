using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace LeadGrid.Feeds;

public sealed class AccessTests : IAsyncLifetime
{
    private GridHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GridHost.Start();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("operator")]
    [InlineData("broker/b2")]
    [InlineData("broker/nobody")]
    [InlineData("broker/")]
    [InlineData("no-such-view")]
    public async Task A_broker_finds_no_view_but_its_own(string view)
    {
        await using var watcher = new Watcher(await _host.Connect("Broker", "b1"), view);
        watcher.Watch();

        var refusal = await Assert.ThrowsAsync<HubException>(watcher.Next);

        Assert.EndsWith("not found", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_sees_its_own_leads_by_its_own_rights()
    {
        var row = Deltas.Row(1, 1).Row! with { BrokerId = "b1" };
        _host.Cluster.Table[row.Id] = row;
        _host.Cluster.Table[Deltas.Lead(2)] = Deltas.Row(2, 1).Row! with { BrokerId = "b2" };
        await using var watcher = new Watcher(await _host.Connect("Broker", "b1"), FeedViews.Broker("b1"));
        watcher.Watch();

        Assert.Equal([row.Id.ToString()], (await watcher.Next()).Rows.Select(seen => seen.Id));
        Assert.All(_host.Cluster.Searches, actor => Assert.Equal((Access.ActorKind.Broker, "b1"), (actor.Kind, actor.Id)));
    }

    [Fact]
    public async Task A_seller_finds_no_view()
    {
        await using var watcher = new Watcher(await _host.Connect("Seller", "s1"), FeedViews.Operator);
        watcher.Watch();

        await Assert.ThrowsAsync<HubException>(watcher.Next);
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("https://partner.example", HttpStatusCode.SwitchingProtocols)]
    [InlineData(null, HttpStatusCode.SwitchingProtocols)]
    public async Task Only_our_own_pages_may_connect(string? origin, HttpStatusCode answer) =>
        Assert.Equal(answer, await Open(_host.Hub("Administrator", "ann"), origin));

    [Fact]
    public async Task The_page_that_the_host_serves_may_connect() => Assert.Equal(
        HttpStatusCode.SwitchingProtocols,
        await Open(_host.Hub("Administrator", "ann"), $"http://{_host.Address.Authority}"));

    [Fact]
    public async Task Nobody_in_particular_may_not_connect() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await Open(new Uri(_host.Address, LiveGrid.Path), origin: null));

    [Fact]
    public async Task One_user_has_so_many_connections_and_no_more()
    {
        var connections = new List<HubConnection>();
        for (var i = 0; i < 20; i++)
        {
            connections.Add(await _host.Connect("Broker", "b1"));
        }

        await using var oneMore = await _host.Connect("Broker", "b1");
        await Assert.ThrowsAnyAsync<Exception>(() => Invoke(oneMore));
        await using var another = await _host.Connect("Broker", "b2");
        Assert.Equal(HubConnectionState.Connected, another.State);

        await connections[0].DisposeAsync();
        await UntilAdmitted();
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }
    }

    /// <summary>The server learns of a closed connection a moment after the client.</summary>
    private async Task UntilAdmitted()
    {
        while (true)
        {
            await using var connection = await _host.Connect("Broker", "b1");
            try
            {
                await Invoke(connection);
                return;
            }
            catch (Exception refused) when (refused is not Xunit.Sdk.XunitException)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task Invoke(HubConnection connection)
    {
        await foreach (var frame in connection.StreamAsync<GridFrame>("Watch", FeedViews.Broker("b1"), null, null))
        {
            Assert.Equal(GridFrame.Snapshot, frame.Kind);
            return;
        }
    }

    private static async Task<HttpStatusCode> Open(Uri hub, string? origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws" }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return socket.HttpStatusCode;
    }
}
