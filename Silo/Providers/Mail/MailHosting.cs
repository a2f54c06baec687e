using LeadGrid.Outreach;

namespace LeadGrid.Providers.Mail;

internal static class MailHosting
{
    /// <summary>E-mail by SMTP, where a server is configured.</summary>
    public static void AddMail(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[$"{SmtpOptions.Section}:{nameof(SmtpOptions.Host)}"]))
        {
            return;
        }

        builder.Services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<SmtpPool>();
        builder.Services.AddSingleton<DkimKeys>();
        builder.Services.AddSingleton<IMailProvider, SmtpMailProvider>();
    }
}
