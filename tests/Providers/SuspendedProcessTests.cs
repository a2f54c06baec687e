using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LeadGrid.Outreach;
using LeadGrid.Providers.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Providers;

/// <summary>A real process, stopped by the system just before it writes a message for which it has a permit.</summary>
public sealed class SuspendedProcessTests
{
    private const string ProviderSetting = "LEADGRID_TEST_PROVIDER";
    private const string GateSetting = "LEADGRID_TEST_GATE";

    [Theory]
    [InlineData(false, "Accepted", 1)]
    [InlineData(true, "NotSent", 0)]
    public async Task Whoever_wakes_too_late_after_its_permit_was_used_writes_nothing(bool suspended, string outcome, int requests)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var server = new WireServer(WireServer.Json(201, """{"sid":"SM1"}"""));
        using var gate = new TcpListener(IPAddress.Loopback, 0);
        gate.Start();
        using var process = Start(server.Address, ((IPEndPoint)gate.LocalEndpoint).Port);
        try
        {
            using var client = await gate.AcceptTcpClientAsync(patience.Token);
            var later = Sender.Cleared();
            await using var stream = client.GetStream();
            if (suspended)
            {
                await Signal(process, "STOP");
                while (!later.IsOver)
                {
                    await Task.Delay(10, patience.Token);
                }
            }

            await stream.WriteAsync(new byte[1], patience.Token);
            if (suspended)
            {
                await Signal(process, "CONT");
            }

            using var reader = new StreamReader(stream);
            Assert.Equal(outcome, await reader.ReadToEndAsync(patience.Token));
            Assert.Equal(requests, server.Requests.Count);
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Whether this process was started to send one message, and not to run tests.</summary>
    internal static bool IsSender => Environment.GetEnvironmentVariable(ProviderSetting) is not null;

    /// <summary>What the other process does: sends one message, and says how that ended.</summary>
    internal static async Task Send()
    {
        using var client = new TcpClient();
        await using var sender = new Sender(
            new Uri(Environment.GetEnvironmentVariable(ProviderSetting)!),
            more: services => services.AddHttpClient(TwilioClient.ProviderName).AddHttpMessageHandler(() => new Gate(client)));
        var outcome = await sender.Send();
        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(outcome.GetType().Name));
    }

    private static Process Start(Uri provider, int gate)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "LeadGrid.Providers"))
        {
            Environment = { [ProviderSetting] = provider.AbsoluteUri, [GateSetting] = gate.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>The last thing before the connection. It goes on whatever has been cancelled meanwhile: the worst that can be.</summary>
    private sealed class Gate(TcpClient client) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await client.ConnectAsync(IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable(GateSetting)!, CultureInfo.InvariantCulture), CancellationToken.None);
            await client.GetStream().ReadExactlyAsync(new byte[1], CancellationToken.None);
            return await base.SendAsync(request, CancellationToken.None);
        }
    }
}
