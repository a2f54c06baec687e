using LeadGrid.Numbers;
using LeadGrid.Storage.Numbers;

namespace LeadGrid.Hosting;

internal static class NumberHosting
{
    public static void AddNumbers(this IServiceCollection services)
    {
        services.AddOptions<NumberOptions>().BindConfiguration(NumberOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<INumberRecords, NumberRecords>();
        services.AddSingleton<INumberTrail, NumberTrail>();
        services.AddSingleton<NumberCopies>();
    }
}
