namespace LeadGrid.Providers;

internal static class ReportHosting
{
    /// <summary>Each silo's word on its providers, for whoever asks all of them.</summary>
    public static void AddProviderReports(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<IProviderBoard, ProviderBoard>();
        silo.Services.AddSingleton<ReportClient>();
        silo.AddGrainService<ReportService>();
    }
}
