using LeadGrid.Compliance;

namespace LeadGrid.Storage.Compliance;

internal static class ComplianceHosting
{
    /// <summary>The law of this silo, and the lists of people who are not to be contacted.</summary>
    public static IServiceCollection AddCompliance(this IServiceCollection services)
    {
        services.AddSingleton<IRuleStore, RuleStore>();
        services.AddSingleton<RuleBook>();
        services.AddSingleton<IRuleBook>(s => s.GetRequiredService<RuleBook>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<RuleBook>());
        services.AddSingleton<ISuppressionStore, SuppressionStore>();
        services.AddSingleton<SuppressionLists>();
        services.AddSingleton<ISuppressionLists>(s => s.GetRequiredService<SuppressionLists>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<SuppressionLists>());
        return services;
    }
}
