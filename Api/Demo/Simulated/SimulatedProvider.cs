using System.Globalization;
using System.Security.Cryptography;
using LeadGrid.Simulation;

namespace LeadGrid.Demo;

/// <summary>The provider simulator in the demo's own process: no text and no e-mail of a demo reaches anybody.</summary>
internal sealed class SimulatedProvider(Simulator simulator, Uri own) : IDemoProvider
{
    // People as a demo is fun with: most answer within half a minute, some refuse.
    private static readonly Behaviour s_people = new()
    {
        Answering = 0.6,
        Asking = 0.15,
        Stopping = 0.1,
        Latency = new Spread(50, 150, 400),
        Steps = new Spread(200, 600, 1_500),
    };

    public Uri Address => simulator.Address;

    public IEnumerable<KeyValuePair<string, string?>> Texts =>
    [
        new("Providers:Twilio:AccountSid", simulator.Options.AccountSid),
        new("Providers:Twilio:AuthToken", simulator.Options.AuthToken),
        new("Providers:Twilio:BaseUrl", simulator.Address.AbsoluteUri),
        new("Providers:Twilio:PublicUrl", own.AbsoluteUri),
    ];

    public IEnumerable<KeyValuePair<string, string?>> Mails =>
    [
        new("Providers:Smtp:Host", "127.0.0.1"),
        new("Providers:Smtp:Port", simulator.SmtpPort.ToString(CultureInfo.InvariantCulture)),
        new("Providers:Smtp:Security", "None"),
        new("Providers:Smtp:AllowUnsigned", "true"),
    ];

    public static async Task<IDemoProvider> Start(Uri own)
    {
        var simulator = await Simulator.Start(new SimulatorOptions
        {
            // Signs webhooks: whoever reaches our port cannot forge them.
            AuthToken = RandomNumberGenerator.GetHexString(32, lowercase: true),
            InboundUrl = new Uri(own, "/api/v1/webhooks/twilio/inbound").AbsoluteUri,
            SmtpPort = 0,
            Kept = 10_000,
            Behaviour = s_people,
        });
        return new SimulatedProvider(simulator, own);
    }

    public ValueTask DisposeAsync() => simulator.DisposeAsync();
}

internal static partial class DemoProvider
{
    static partial void Find(ref Func<Uri, Task<IDemoProvider>>? begin) => begin = SimulatedProvider.Start;
}
