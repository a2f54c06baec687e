using Microsoft.Playwright;

namespace LeadGrid.Benchmarks;

/// <summary>The grid itself in headless Chromium: 50,000 rows, 5,000 updates a second, no server behind it.</summary>
internal static class BrowserGrid
{
    private const string Chromium = "/usr/bin/chromium";

    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        if (!File.Exists(Chromium))
        {
            Console.WriteLine($"The grid in a browser is left out: {Chromium} is missing (apt-get install chromium).");
            return [];
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var (fps, busy) = (new List<double>(), new List<double>());
        for (var round = 0; round < (quick ? 1 : 3); round++)
        {
            var page = await browser.NewPageAsync();
            await page.GotoAsync(new Uri(stage.Product, "/bench.html?rows=50000&rate=5000&arrivals=5&seconds=5").ToString());
            var result = await Result(page);
            fps.Add(result.GetProperty("fps").GetDouble());
            busy.Add(result.GetProperty("busyPct").GetDouble());
            await page.CloseAsync();
        }

        return
        [
            new Measurement("grid, 50,000 rows, 5,000 updates/s: frames", Measurement.Median(fps), "/s"),
            new Measurement("grid, 50,000 rows, 5,000 updates/s: main thread busy", Measurement.Median(busy), "%"),
        ];
    }

    // Not WaitForFunction with a text: the page's policy forbids evaluating one.
    private static async Task<System.Text.Json.JsonElement> Result(IPage page)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (await beat.WaitForNextTickAsync(patience.Token))
        {
            if (await page.EvaluateAsync<System.Text.Json.JsonElement?>("window.__bench ?? null") is { ValueKind: System.Text.Json.JsonValueKind.Object } result)
            {
                return result;
            }
        }

        throw new TimeoutException("The bench page gave no result.");
    }
}
