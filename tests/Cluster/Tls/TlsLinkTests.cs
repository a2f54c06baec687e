using System.Net.Security;
using System.Security.Authentication;
using System.Text;
using LeadGrid.Testing;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Time.Testing;

namespace LeadGrid.Hosting.Tls;

public sealed class TlsLinkTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = TestFolder.Create();
    private readonly TestAuthority _authority = new(TimeProvider.System);
    private readonly Wire _wire = new();

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(TlsRole.Silo)]
    [InlineData(TlsRole.Api)]
    public async Task A_silo_takes_silos_at_one_port_and_Apis_at_the_other_and_carries_what_they_say(TlsRole caller)
    {
        var silo = Silo();
        var peer = new Peer(caller, Write(_authority.Issue(caller.Name())), TimeProvider.System);
        var message = new string('x', 100_000);

        var accepting = silo.Accept(caller, _wire, Echo);
        var heard = "";
        await peer.Connect(_wire, async context =>
        {
            await context.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes(message));
            await context.Transport.Output.CompleteAsync();
            heard = await Read(context, message.Length);
        }).WaitAsync(s_patience);
        await _wire.Caller.Transport.Output.CompleteAsync();
        await accepting.WaitAsync(s_patience);

        Assert.Equal(message, heard);
        Assert.Empty(silo.Logged);
    }

    [Fact]
    public async Task What_goes_over_the_wire_is_not_what_was_said()
    {
        var accepting = Silo().Accept(TlsRole.Silo, _wire, Echo);
        await Silo().Connect(_wire, async context =>
        {
            await context.Transport.Output.WriteAsync("Josephine"u8.ToArray());
            await Read(context, 9);
            await context.Transport.Output.WriteAsync("Darakjy"u8.ToArray());
        }).WaitAsync(s_patience);
        await _wire.Caller.Transport.Output.CompleteAsync();
        await accepting.WaitAsync(s_patience);

        var seen = await _wire.Called.Transport.Input.ReadAsync();
        Assert.DoesNotContain("Darakjy", Encoding.Latin1.GetString(System.Buffers.BuffersExtensions.ToArray(seen.Buffer)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-30, -1, "its certificate is out of date, or not valid yet")]
    [InlineData(1, 30, "its certificate is out of date, or not valid yet")]
    public async Task Who_comes_with_a_certificate_of_other_days_is_refused(int from, int until, string reason)
    {
        var peer = new Peer(TlsRole.Silo, Write(_authority.Issue("silo", from, until)), TimeProvider.System);

        Assert.Equal(reason, await Refusal(peer, TlsRole.Silo));
    }

    [Fact]
    public async Task Who_comes_from_a_foreign_authority_is_refused()
    {
        using var foreign = new TestAuthority(TimeProvider.System);
        var stranger = Write(foreign.Issue("silo") with { Authority = _authority.Issue("silo").Authority });

        Assert.Equal("its certificate comes from a foreign authority", await Refusal(new Peer(TlsRole.Silo, stranger, TimeProvider.System), TlsRole.Silo));
    }

    [Fact]
    public async Task An_Api_cannot_join_as_a_silo() => Assert.Equal("its certificate has not the name 'silo'", await Refusal(Api(), TlsRole.Silo));

    [Fact]
    public async Task A_silo_cannot_pass_for_an_Api() => Assert.Equal("its certificate has not the name 'api'", await Refusal(Silo(), TlsRole.Api));

    [Fact]
    public async Task Who_shows_no_certificate_is_refused()
    {
        var silo = Silo();
        var accepting = silo.Accept(TlsRole.Silo, _wire, Unwanted);

        await using var tls = new SslStream(new DuplexStream(_wire.Caller.Transport));
        // In TLS 1.3 the caller has finished before it is judged: it learns of it by the end of the connection.
        var greeting = tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "silo",
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
        });
        await accepting.WaitAsync(s_patience);
        await Ended(greeting);

        Assert.Equal(["A connection from (null) was refused: it showed no certificate."], silo.Logged);
        var closed = new TaskCompletionSource();
        await using var registration = _wire.Called.ConnectionClosed.Register(closed.SetResult);
        await closed.Task.WaitAsync(s_patience);
    }

    [Fact]
    public async Task Who_does_not_speak_TLS_is_refused()
    {
        var silo = Silo();
        var accepting = silo.Accept(TlsRole.Silo, _wire, Unwanted);

        await _wire.Caller.Transport.Output.WriteAsync("GET / HTTP/1.1\r\nHost: silo\r\n\r\n"u8.ToArray());
        await accepting.WaitAsync(s_patience);

        Assert.Equal(["A connection from (null) was refused: it does not speak our TLS."], silo.Logged);
    }

    [Fact]
    public async Task Who_begins_a_handshake_and_then_says_nothing_is_hung_up_on()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var silo = new Peer(TlsRole.Silo, Write(_authority.Issue("silo")), time);
        var accepting = silo.Accept(TlsRole.Silo, _wire, Unwanted);

        // The first bytes of a greeting.
        await _wire.Caller.Transport.Output.WriteAsync(new byte[] { 0x16, 0x03, 0x01, 0x02, 0x00 });
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(accepting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await accepting.WaitAsync(s_patience);

        Assert.Equal(["A connection from (null) was refused: the handshake was not finished in time."], silo.Logged);
    }

    [Fact]
    public async Task Who_calls_one_that_is_no_silo_says_so_and_sends_nothing()
    {
        // OpenSSL judges a server when the handshake is over: the one that was called may believe that it was accepted.
        var heard = 0L;
        var accepting = Api().Accept(TlsRole.Api, _wire, async context => heard = (await context.Transport.Input.ReadAsync()).Buffer.Length);

        var failed = await Assert.ThrowsAsync<AuthenticationException>(() => Api().Connect(_wire, Unwanted).WaitAsync(s_patience));
        await _wire.Caller.Transport.Output.CompleteAsync();
        await accepting.WaitAsync(s_patience);

        Assert.Contains("its certificate has not the name 'silo'", failed.Message, StringComparison.Ordinal);
        Assert.Equal(0, heard);
    }

    [Fact]
    public async Task Who_calls_one_that_never_answers_gives_up()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var connecting = new Peer(TlsRole.Api, Write(_authority.Issue("api")), time).Connect(_wire, Unwanted);
        await _wire.Called.Transport.Input.ReadAsync();

        time.Advance(TimeSpan.FromSeconds(10));

        var failed = await Assert.ThrowsAsync<AuthenticationException>(() => connecting.WaitAsync(s_patience));
        Assert.Contains("not finished in time", failed.Message, StringComparison.Ordinal);
    }

    private Peer Silo() => new(TlsRole.Silo, Write(_authority.Issue("silo")), TimeProvider.System);

    private Peer Api() => new(TlsRole.Api, Write(_authority.Issue("api")), TimeProvider.System);

    private TestCertificateFiles Write(TestCertificate certificate) => certificate.Write(_folder, Guid.NewGuid().ToString("N"));

    /// <summary>What a silo says of somebody whom it does not take.</summary>
    private async Task<string> Refusal(Peer caller, TlsRole wanted)
    {
        var silo = Silo();
        var accepting = silo.Accept(wanted, _wire, Unwanted);
        var calling = caller.Connect(_wire, async context => await context.Transport.Input.ReadAsync());
        await accepting.WaitAsync(s_patience);
        await _wire.Called.Transport.Output.CompleteAsync();
        await Ended(calling);
        const string Before = "A connection from (null) was refused: ";
        var said = Assert.Single(silo.Logged);
        Assert.StartsWith(Before, said, StringComparison.Ordinal);
        return said[Before.Length..].TrimEnd('.');
    }

    /// <summary>Whether the caller learned of it in the handshake or afterwards is TLS's business.</summary>
    private static async Task Ended(Task calling)
    {
        try
        {
            await calling.WaitAsync(s_patience);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            // In the handshake.
        }
    }

    private static Task Unwanted(ConnectionContext context) => throw new InvalidOperationException("It was let in.");

    private static async Task Echo(ConnectionContext context)
    {
        while (true)
        {
            var read = await context.Transport.Input.ReadAsync();
            foreach (var part in read.Buffer)
            {
                await context.Transport.Output.WriteAsync(part);
            }

            context.Transport.Input.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return;
            }
        }
    }

    private static async Task<string> Read(ConnectionContext context, int length)
    {
        var read = await context.Transport.Input.ReadAtLeastAsync(length);
        var text = Encoding.ASCII.GetString(System.Buffers.BuffersExtensions.ToArray(read.Buffer));
        context.Transport.Input.AdvanceTo(read.Buffer.End);
        return text;
    }
}
