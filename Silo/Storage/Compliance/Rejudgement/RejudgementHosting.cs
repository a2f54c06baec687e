using LeadGrid.Compliance.Rejudgement;

namespace LeadGrid.Storage.Compliance.Rejudgement;

internal static class RejudgementHosting
{
    public static void AddRejudgement(this IServiceCollection services)
    {
        services.AddOptions<RejudgementOptions>().BindConfiguration("Rejudgement").ValidateDataAnnotations()
            .Validate(options => TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _), "Rejudgement:TimeZone names no time zone.")
            .ValidateOnStart();
        services.AddSingleton<OperatorDays>();
        services.AddSingleton<AccuracyTable>();
        services.AddSingleton<IAccuracyStore>(s => s.GetRequiredService<AccuracyTable>());
        services.AddSingleton<LeftContacts>();
        services.AddSingleton<PastRecords>();
        services.AddSingleton<DayRun>();
        services.AddHostedService<NightlyRejudgement>();
    }
}
