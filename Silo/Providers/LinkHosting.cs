namespace LeadGrid.Outreach;

/// <summary>Section <c>Outreach</c>: the addresses that stand in messages. Silos make them, Apis answer to them.</summary>
internal static class LinkHosting
{
    private const string DevelopmentSite = "http://localhost:5080";

    /// <summary>
    /// The link key and what is made with it. Read when the first link is made, so that whoever sends no e-mail needs no key.
    /// </summary>
    public static void AddOwnLinks(this IHostApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var development = builder.Environment.IsDevelopment();
        builder.Services.AddSingleton(_ => LinkKey.Load(
            LinkKey.PathOf(configuration["Outreach:LinkKeyPath"], configuration["LeadGrid:DataFolder"]),
            mayCreate: development));
        builder.Services.AddSingleton(services => new OwnLinks(
            services.GetRequiredService<LinkTokens>(),
            Site(configuration["Outreach:PublicUrl"] ?? (development ? DevelopmentSite : null))));
    }

    private static Uri Site(string? configured) =>
        Uri.TryCreate(configured, UriKind.Absolute, out var site) && site is { Scheme: "http" or "https" }
            ? site
            : throw new InvalidOperationException("Outreach:PublicUrl is not set: give the address at which people reach LeadGrid, such as https://leads.example.com.");
}
