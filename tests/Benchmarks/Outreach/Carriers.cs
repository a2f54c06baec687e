using System.Globalization;
using System.Security.Cryptography;
using LeadGrid.Simulation;

namespace LeadGrid.Benchmarks.Outreach;

/// <summary>What the product sends by: a simulated provider of texts, and a mail server that keeps nothing.</summary>
internal sealed class Carriers : IAsyncDisposable
{
    private Carriers(Simulator texts) => Texts = texts;

    public Simulator Texts { get; }

    public MailSink Mails { get; } = new();

    public static async Task<Carriers> Start() => new(await Simulator.Start());

    /// <param name="folder">For a key that signs e-mails.</param>
    public IEnumerable<(string Setting, string Value)> Settings(Uri product, string folder)
    {
        var key = Path.Combine(folder, "dkim.pem");
        using (var rsa = RSA.Create(2048))
        {
            File.WriteAllText(key, rsa.ExportPkcs8PrivateKeyPem());
        }

        return
        [
            ("Providers__Twilio__AccountSid", Texts.Options.AccountSid),
            ("Providers__Twilio__AuthToken", Texts.Options.AuthToken),
            ("Providers__Twilio__BaseUrl", Texts.Address.ToString()),
            ("Providers__Twilio__PublicUrl", product.ToString()),
            ("Providers__Twilio__MaximumPerSecond", "2000"),
            ("Providers__Twilio__MaximumConcurrent", "256"),
            ("Providers__Smtp__Host", "127.0.0.1"),
            ("Providers__Smtp__Port", Mails.Port.ToString(CultureInfo.InvariantCulture)),
            ("Providers__Smtp__Security", "None"),
            ("Providers__Smtp__Dkim__0__Domain", Messages.Domain),
            ("Providers__Smtp__Dkim__0__Selector", "bench"),
            ("Providers__Smtp__Dkim__0__KeyPath", key),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await Mails.DisposeAsync();
        await Texts.DisposeAsync();
    }
}
