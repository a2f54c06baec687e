namespace LeadGrid.Demo;

internal static class DemoHosting
{
    public static void AddDemo(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<DemoOptions>()
            .BindConfiguration("Demo")
            .Configure(options => options.Traffic = builder.Configuration.GetValue("demo-traffic", options.Traffic));
        if (!builder.Configuration.GetValue("Demo:Enabled", builder.Environment.IsDevelopment()))
        {
            return;
        }

        builder.Services.AddHttpClient();
        builder.Services.AddSingleton<DemoSeed>();
        builder.Services.AddSingleton<DemoTraffic>();
        builder.Services.AddHostedService<DemoStart>();
    }
}
