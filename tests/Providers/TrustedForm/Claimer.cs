using LeadGrid.Contacts;
using LeadGrid.Providers.TrustedForm;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Providers;

/// <summary>The adapter as a silo has it. Without a simulator it would ask TrustedForm itself.</summary>
internal sealed class Claimer : IAsyncDisposable
{
    public const string Key = "simulated-key";
    public const string Id = "eb9fc4dd9bed9ad451a5648946cf4bf09b5bb947";
    public const string Url = "https://cert.trustedform.com/" + Id;
    public const string Phone = "+18102929388";
    private readonly ServiceProvider _services;
    private readonly ICertificateProvider _provider;

    public Claimer(Uri? simulator, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Providers:TrustedForm:ApiKey"] = Key,
            ["Providers:TrustedForm:BaseUrl"] = simulator?.AbsoluteUri,
            ["Providers:TrustedForm:MaximumPerSecond"] = "1000",
        }).AddInMemoryCollection(settings.Select(each => new KeyValuePair<string, string?>($"Providers:TrustedForm:{each.Key}", each.Value))).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        services.AddCertificates(configuration);
        _services = services.BuildServiceProvider(validateScopes: true);
        _provider = _services.GetRequiredService<ICertificateProvider>();
    }

    public LogLines Log { get; } = new();

    public Task<ClaimOutcome> Claim(string url = Url) => _provider.Claim(new CertificateToClaim(url, Phone), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
