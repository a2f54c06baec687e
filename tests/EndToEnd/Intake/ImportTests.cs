using LeadGrid.Browser;
using LeadGrid.Hosting;
using LeadGrid.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Intake;

public sealed class ImportTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    private static readonly string Leads = Path.Combine(RepositoryRoot.SharedData, "us-500.csv");

    [Fact]
    public async Task An_administrator_imports_a_file_and_its_second_import_yields_duplicates_only()
    {
        var page = await SignIn(Product.Dev.Admin, "/import");

        await Pick(page);
        await Expect(page.GetByLabel("Where firstname goes")).ToHaveValueAsync("firstName");
        await Expect(page.GetByLabel("Where zip goes")).ToHaveValueAsync("address.zip");
        await Expect(page.GetByLabel("Where phone1 goes")).ToHaveValueAsync("phone");
        await Start(page);
        await ExpectOutcomes(page, accepted: "500", duplicates: "0");
        var rows = await Result(page);
        Assert.Equal(501, rows.Length);
        Assert.All(rows[1..], row => Assert.Contains("accepted", row));

        await page.GetByRole(AriaRole.Button, new() { Name = "Another file" }).ClickAsync();
        await Pick(page);
        await Start(page);
        await ExpectOutcomes(page, accepted: "0", duplicates: "500");

        await page.GetByRole(AriaRole.Link, new() { Name = "To the leads" }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("jbutt@gmail.com");
        await Expect(page.GetByRole(AriaRole.Grid).GetByText("James Butt")).ToBeVisibleAsync();
    }

    private static async Task Pick(IPage page)
    {
        await page.GetByLabel("Campaign").SelectOptionAsync("home-solar");
        await page.GetByLabel("Choose a CSV file").SetInputFilesAsync(Leads);
    }

    private static async Task Start(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Import into Home Solar" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Done" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("aria-valuenow", "100");
    }

    private static async Task ExpectOutcomes(IPage page, string accepted, string duplicates)
    {
        await Expect(page.Locator(".outcome.accepted dd")).ToHaveTextAsync(accepted);
        await Expect(page.Locator(".outcome.duplicate dd")).ToHaveTextAsync(duplicates);
        await Expect(page.Locator(".outcome.rejected dd")).ToHaveTextAsync("0");
    }

    private static async Task<string[]> Result(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Download the result file" }).ClickAsync());
        Assert.Equal("us-500-result.csv", download.SuggestedFilename);
        await using var file = await download.CreateReadStreamAsync();
        using var text = new StreamReader(file);
        return (await text.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
