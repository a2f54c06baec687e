using LeadGrid.Compliance;
using LeadGrid.Outreach;
using Microsoft.Extensions.Options;

namespace LeadGrid.Providers.Mail;

internal static class MailHosting
{
    /// <summary>E-mail by SMTP, where a server is configured.</summary>
    public static void AddMail(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Card);
        if (string.IsNullOrEmpty(builder.Configuration[$"{SmtpOptions.Section}:{nameof(SmtpOptions.Host)}"]))
        {
            return;
        }

        builder.Services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<SmtpPool>();
        builder.Services.AddSingleton<DkimKeys>();
        builder.Services.AddKeyedSingleton(
            SmtpMailProvider.ProviderName, (s, _) => new ProviderHealth(SmtpMailProvider.ProviderName, s.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<IMailProvider>(s => ActivatorUtilities.CreateInstance<SmtpMailProvider>(
            s, s.GetRequiredKeyedService<ProviderHealth>(SmtpMailProvider.ProviderName)));
    }

    private static ProviderCard Card(IServiceProvider services)
    {
        if (services.GetKeyedService<ProviderHealth>(SmtpMailProvider.ProviderName) is not { } health)
        {
            return new ProviderCard(SmtpMailProvider.ProviderName, ContactChannel.Email);
        }

        var options = services.GetRequiredService<IOptions<SmtpOptions>>().Value;
        return new ProviderCard(SmtpMailProvider.ProviderName, ContactChannel.Email)
        {
            Health = health,
            Limits = new(PerSecond: null, options.Connections, ProviderCard.Fallback(options.Fallback)),
        };
    }
}
