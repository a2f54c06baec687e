using System.Text;
using LeadGrid.Outreach;
using LeadGrid.Providers.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Providers;

/// <summary>A process that was suspended after its permit was used, and wakes too late, must not write.</summary>
public sealed class ClearedConnectionTests
{
    private static readonly TimeSpan s_almost = Clearance.Life - TimeSpan.FromMilliseconds(400);

    [Fact]
    public async Task A_clearance_that_is_over_opens_no_mouth()
    {
        await using var server = new WireServer(WireServer.Json(201, """{"sid":"SM1"}"""));
        await using var sender = new Sender(server.Address);
        Assert.IsType<SendOutcome.NotSent>(await sender.Send(clearance: Sender.Cleared(ago: TimeSpan.FromSeconds(6))));
        Assert.Empty(server.Requests);
        Assert.Null(sender.Condition.LastFailure);
        Assert.IsType<SendOutcome.Accepted>(await sender.Send());
    }

    [Fact]
    public async Task A_clearance_that_ends_between_the_call_and_the_write_lets_nothing_out()
    {
        await using var server = new WireServer(WireServer.Json(201, """{"sid":"SM1"}"""));
        // The clock of time-outs stands still, as timers of a suspended process do; the clearance's own goes on.
        var frozen = new FrozenTime();
        await using var sender = new Sender(server.Address, more: services =>
        {
            services.AddSingleton<TimeProvider>(frozen);
            services.AddHttpClient(TwilioClient.ProviderName).AddHttpMessageHandler(() => new Suspension());
        });
        Assert.Equal(new SendOutcome.NotSent("not_cleared"), await sender.Send(clearance: Sender.Cleared(ago: s_almost)));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_message_of_which_the_first_part_left_is_unknown_when_the_rest_may_not()
    {
        var sink = new MemoryStream();
        var clearance = Sender.Cleared(ago: s_almost);
        var mark = WireMark.Begin();
        await using var stream = new ClearedStream(sink);
        await Assert.ThrowsAsync<NotClearedException>(() => clearance.Under(async () =>
        {
            await stream.WriteAsync("first"u8.ToArray(), CancellationToken.None);
            await Over(clearance);
            await stream.WriteAsync("second"u8.ToArray(), CancellationToken.None);
            return 0;
        }));
        Assert.Equal("first", Encoding.ASCII.GetString(sink.ToArray()));
        Assert.True(mark.Written);
        Assert.False(TwilioFault.IsTheProviders(new HttpRequestException(null, new NotClearedException()), Clearance.Life));
        Assert.IsType<SendOutcome.Unknown>(TwilioFault.OutcomeOf(new HttpRequestException(null, new NotClearedException()), mark.Written));
    }

    [Fact]
    public async Task Every_way_to_write_is_watched()
    {
        await using var stream = new ClearedStream(new MemoryStream());
        Assert.Throws<NotClearedException>(() => stream.Write([1], 0, 1));
        Assert.Throws<NotClearedException>(() => stream.Write([1]));
        Assert.Throws<NotClearedException>(() => stream.WriteByte(1));
        Assert.Throws<NotClearedException>(() => stream.EndWrite(stream.BeginWrite([1], 0, 1, null, null)));
        await Assert.ThrowsAsync<NotClearedException>(() => stream.WriteAsync([1], 0, 1, CancellationToken.None));
        await Assert.ThrowsAsync<NotClearedException>(async () => await stream.WriteAsync(new byte[1].AsMemory(), CancellationToken.None));
        await Assert.ThrowsAsync<NotClearedException>(() => new MemoryStream([1]).CopyToAsync(stream, CancellationToken.None));
    }

    [Fact]
    public async Task Over_TLS_hands_are_shaken_without_a_clearance_and_nothing_is_said()
    {
        await using var server = new TlsServer();
        using var handler = ClearedConnections.Handler(2);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == server.Thumbprint;
        using var http = new HttpClient(handler);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(server.Address, TestContext.Current.CancellationToken));
        Assert.Equal("not_cleared", TwilioFault.CodeOf(refused));
        await server.HandsShaken;
        Assert.Equal(0, server.BytesRead);
        Assert.Equal("hi", await Sender.Cleared().Under(() => http.GetStringAsync(server.Address, TestContext.Current.CancellationToken)));
    }

    private static async Task Over(Clearance clearance)
    {
        while (!clearance.IsOver)
        {
            await Task.Delay(10);
        }
    }

    /// <summary>What a process suspended just here sees: the call was made, and when it goes on, time has passed.</summary>
    private sealed class Suspension : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Over(Clearance.Current!);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class FrozenTime : TimeProvider
    {
        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new StoppedTimer();

        private sealed class StoppedTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
