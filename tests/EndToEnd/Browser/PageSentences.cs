using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using LeadGrid.Intake;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Browser;

/// <summary>What people see and do on LeadGrid's pages, found as they find it: by role and name.</summary>
internal static class PageSentences
{
    public static async Task EnterAsync(this IPage page, string email, string password)
    {
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Whether the page says that it is live, reconnecting, offline...</summary>
    public static Task ExpectLinkAsync(this IPage page, string state) =>
        Expect(page.GetByRole(AriaRole.Status, new() { Name = "Connection" })).ToHaveAttributeAsync("data-state", state);

    public static ILocator RowOf(this IPage page, Person person) =>
        page.GetByRole(AriaRole.Row).Filter(new() { HasText = person.LastName });

    public static ILocator Panel(this IPage page) => page.GetByRole(AriaRole.Complementary, new() { Name = "Lead" });

    public static ILocator Command(this IPage page, string name) =>
        page.GetByRole(AriaRole.Toolbar, new() { Name = "Commands" }).GetByRole(AriaRole.Button, new() { Name = name });

    /// <summary>No part of the page lies beside the screen.</summary>
    public static async Task ExpectNoSidewaysScrollAsync(this IPage page)
    {
        var (content, screen) = (
            await page.EvaluateAsync<int>("document.documentElement.scrollWidth"),
            await page.EvaluateAsync<int>("document.documentElement.clientWidth"));
        Assert.True(content <= screen, $"The page is {content} px wide on a screen of {screen} px.");
    }

    /// <summary>Axe finds nothing that keeps people out.</summary>
    public static async Task ExpectNothingSeriousAsync(this IPage page)
    {
        // A frame is a page of its own, and looked at as one: one that runs no scripts ends the whole test process here.
        var result = await page.RunAxe(new AxeRunOptions { Iframes = false });
        Assert.Empty(result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
    }

    /// <summary>For the eye, where a folder for it is named.</summary>
    public static async Task Picture(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("LEADGRID_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{page.ViewportSize!.Width}.png") });
        }
    }
}
