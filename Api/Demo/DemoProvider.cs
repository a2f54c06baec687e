using LeadGrid.Hosting;
using LeadGrid.Storage;

namespace LeadGrid.Demo;

/// <summary>A stand-in for the providers of texts and e-mail, and for the people behind them.</summary>
internal interface IDemoProvider : IAsyncDisposable
{
    /// <summary>Where one looks at what arrived, and speaks for the people.</summary>
    Uri Address { get; }

    /// <summary>Settings that send texts to it.</summary>
    IEnumerable<KeyValuePair<string, string?>> Texts { get; }

    /// <summary>Settings that send e-mails to it.</summary>
    IEnumerable<KeyValuePair<string, string?>> Mails { get; }
}

/// <summary>
/// Starts the stand-in for a demo that has no provider of its own. Builds for production contain none: the other half of this
/// class, in <c>Simulated</c>, is compiled for development only.
/// </summary>
internal static partial class DemoProvider
{
    private const string Account = "Providers:Twilio:AccountSid";
    private const string MailServer = "Providers:Smtp:Host";

    /// <summary>Before the silo and the webhooks are put together: both read its settings then.</summary>
    /// <param name="url">Where this program will listen.</param>
    public static async Task<IDemoProvider?> Start(WebApplicationBuilder builder, string url)
    {
        Func<Uri, Task<IDemoProvider>>? begin = null;
        Find(ref begin);
        if (begin is null || !IsWanted(builder) || Addresses.Own(url) is not { } own)
        {
            return null;
        }

        var provider = await begin(own);
        builder.Configuration.AddInMemoryCollection(provider.Texts);
        if (string.IsNullOrEmpty(builder.Configuration[MailServer]))
        {
            builder.Configuration.AddInMemoryCollection(provider.Mails);
        }

        builder.Services.AddSingleton(new DemoTown(provider.Address));
        return provider;
    }

    // Beside a database of somebody's own, whose people are perhaps real, nobody pretends to have texted them.
    private static bool IsWanted(WebApplicationBuilder builder) =>
        builder.Environment.IsDevelopment()
        && builder.Configuration.GetValue("Demo:Enabled", true)
        && builder.Configuration.GetValue("Demo:Provider", true)
        && string.IsNullOrEmpty(builder.Configuration[Account])
        && builder.Configuration.GetConnectionString(Migrator.Leads) is null;

    static partial void Find(ref Func<Uri, Task<IDemoProvider>>? begin);
}

/// <param name="Address">Of the stand-in that plays the provider and the people.</param>
internal sealed record DemoTown(Uri Address);
