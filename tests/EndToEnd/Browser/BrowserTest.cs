using LeadGrid.Hosting;
using LeadGrid.Testing;
using Microsoft.Playwright;

namespace LeadGrid.Browser;

/// <summary>A test with browsers. What a failed one saw is kept: a picture and a trace of each page, in <c>TestResults</c>.</summary>
public abstract class BrowserTest(Product product, Chromium chromium) : IAsyncLifetime
{
    private readonly List<IPage> _pages = [];

    protected Product Product { get; } = product;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens the product's address (or one in front of it) in a browser of its own.</summary>
    /// <param name="scripts">False: the browser runs none.</param>
    protected async Task<IPage> Open(string path = "/", string? url = null, int width = 1280, int height = 800, bool scripts = true)
    {
        var context = await chromium.NewContext(width, height, scripts);
        await context.Tracing.StartAsync(new TracingStartOptions { Screenshots = true, Snapshots = true });
        var page = await context.NewPageAsync();
        _pages.Add(page);
        await page.GotoAsync((url ?? Product.Dev.Url) + path);
        return page;
    }

    /// <summary>Opens it, signs in, and waits until the live connection stands.</summary>
    protected async Task<IPage> SignIn(DevLogin login, string path = "/", string? url = null, int width = 1280, int height = 800)
    {
        var page = await Open(path, url, width, height);
        await page.EnterAsync(login.Email, login.Password);
        await page.ExpectLinkAsync("live");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages)
        {
            await Leave(page);
        }

        GC.SuppressFinalize(this);
    }

    private async Task Leave(IPage page)
    {
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        if (failed)
        {
            var name = Path.Combine(
                RepositoryRoot.File("TestResults"), $"{GetType().Name}.{TestContext.Current.TestMethod?.MethodName}.{_pages.IndexOf(page)}");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = name + ".png" });
            await page.Context.Tracing.StopAsync(new TracingStopOptions { Path = name + ".zip" });
        }

        await page.Context.CloseAsync();
    }
}
