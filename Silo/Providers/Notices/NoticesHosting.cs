using System.Net;
using LeadGrid.Brokers;
using LeadGrid.Privacy;
using LeadGrid.Storage.Outbox;

namespace LeadGrid.Providers.Notices;

internal static class NoticesHosting
{
    public static void AddNotices(this IServiceCollection services)
    {
        services.AddSingleton<INoticeSecrets, NoticeSecrets>();
        services.AddHttpClient(RefusalNotices.Client, http => http.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // What is signed goes where it was meant to go.
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                MaxConnectionsPerServer = 8,
                MaxResponseDrainSize = 64 * 1024,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AutomaticDecompression = DecompressionMethods.None,
            })
            .RemoveAllLoggers();
        services.AddSingleton<IOutboxHandler, RefusalNotices>();
    }
}
