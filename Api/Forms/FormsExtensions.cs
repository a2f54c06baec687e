namespace LeadGrid.Forms;

internal static class FormsExtensions
{
    public static void AddForms(this IServiceCollection services)
    {
        services.AddOptions<FormOptions>().BindConfiguration(FormOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FormTickets>();
        services.AddSingleton<FormLimit>();
    }

    public static void MapConsentForms(this IEndpointRouteBuilder app)
    {
        app.MapForms();
        app.MapHostedForms();
        app.MapWishes();
        app.MapConsents();
    }
}
