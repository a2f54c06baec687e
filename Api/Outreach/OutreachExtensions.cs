using LeadGrid.Mailings;
using LeadGrid.Sequences;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadGrid.Outreach;

internal static class OutreachExtensions
{
    /// <summary>What the edges of outreach need: the key of its links, and the secret of who reports.</summary>
    public static void AddOutreachEdges(this IHostApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var development = builder.Environment.IsDevelopment();
        builder.Services.AddOptions<MailEventOptions>()
            .BindConfiguration(MailEventOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<EventSignature>();
        builder.Services.AddSingleton<VisitLimit>();

        // Read when the first link is opened. A co-hosted silo has made its own from the same file.
        builder.Services.TryAddSingleton(_ => LinkKey.Load(
            LinkKey.PathOf(configuration["Outreach:LinkKeyPath"], configuration["LeadGrid:DataFolder"]), mayCreate: development));
    }

    public static void MapOutreach(this IEndpointRouteBuilder app)
    {
        app.MapTemplates();
        app.MapSequences();
        app.MapMailings();
        app.MapSendingDomains();
        app.MapTemplateTests();
        app.MapMailEvents();
        app.MapUnsubscribe();
        app.MapVisits();
    }
}
