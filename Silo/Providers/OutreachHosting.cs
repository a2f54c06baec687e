using LeadGrid.Providers.Mail;

namespace LeadGrid.Outreach;

internal static class OutreachHosting
{
    /// <summary>What messages are made of, and the ways by which they leave.</summary>
    public static void AddOutreach(this IHostApplicationBuilder builder)
    {
        var development = builder.Environment.IsDevelopment();
        builder.Services.AddOptions<TemplateOptions>()
            .Configure(options =>
            {
                // The demo has one administrator, and its post office is an invented one.
                options.OwnApproval = development;
                options.PostalAddress = development ? "LeadGrid Demo, 100 Example Street, Springfield, IL 62701" : "";
            })
            .BindConfiguration(TemplateOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddOptions<MeasureOptions>().BindConfiguration(MeasureOptions.Section);
        builder.AddOwnLinks();
        builder.AddMail();
    }
}
