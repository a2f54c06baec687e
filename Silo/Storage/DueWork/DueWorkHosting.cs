namespace LeadGrid.Storage.DueWork;

internal static class DueWorkHosting
{
    public static IServiceCollection AddDueWork(this IServiceCollection services)
    {
        services.AddOptions<DueWorkOptions>().BindConfiguration("DueWork");
        services.AddSingleton<DueWorkQueue>();
        services.AddSingleton<LeaseRelease>();
        services.AddSingleton(s => LeaseOwner.Of(s.GetRequiredService<ILocalSiloDetails>().SiloAddress));
        services.AddSingleton<IDueWorkHandler, RouteWaitingHandler>();
        services.AddSingleton<IDueWorkHandler, FollowUpHandler>();
        services.AddSingleton<IDueWorkHandler, PullBackHandler>();
        services.AddSingleton<IDueWorkHandler, RecycleHandler>();
        services.AddSingleton<IDueWorkHandler, AppointmentHandler>();
        services.AddSingleton<IDueWorkHandler, MailingHandler>();
        services.AddHostedService<DueWorkPump>();
        services.AddHostedService<FallenLeases>();
        return services;
    }
}
