using LeadGrid.Outreach;
using LeadGrid.Providers.Notices;

namespace LeadGrid.Storage.Outbox;

internal static class OutboxHosting
{
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddOptions<OutboxOptions>().BindConfiguration("Outbox").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<Departures>();
        services.AddSingleton<MessageWriter>();
        services.AddSingleton<MessageSender>();
        services.AddSingleton<IOutboxHandler, MessageHandler>();
        services.AddSingleton<IOutboxHandler, TakeUpHandler>();
        services.AddNotices();
        services.AddHostedService<OutboxPump>();
    }
}
