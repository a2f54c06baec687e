using LeadGrid.Browser;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Grid;

public sealed class PhoneTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    [Fact]
    public async Task At_360_px_a_lead_opens_as_a_sheet_and_its_commands_are_in_reach()
    {
        var page = await SignIn(Product.Dev.Broker("anchor"), width: 360, height: 740);
        var person = Person.InAlaska();
        await Product.Seller.Post(person);
        await Expect(page.RowOf(person)).ToBeInViewportAsync();
        await page.ExpectNoSidewaysScrollAsync();

        await page.RowOf(person).ClickAsync();
        await Expect(page.Panel()).ToContainTextAsync(person.LastName);
        foreach (var command in new[] { "Contacted", "Note", "Appointment", "Win", "Lose", "Return" })
        {
            await Expect(page.Command(command)).ToBeInViewportAsync(new() { Ratio = 1 });
        }

        await page.ExpectNoSidewaysScrollAsync();
        await page.Command("Contacted").ClickAsync();
        await Expect(page.Panel().Locator(".panel-title .status")).ToHaveTextAsync("Contacted");
    }

    [Theory]
    [InlineData("/import", "Import leads")]
    [InlineData("/campaigns", "Campaigns")]
    [InlineData("/brokers", "Brokers")]
    [InlineData("/providers", "Providers")]
    public async Task At_360_px_an_administrators_pages_need_no_sideways_scroll(string path, string heading)
    {
        var page = await SignIn(Product.Dev.Admin, path, width: 360, height: 740);

        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = heading, Level = 1 })).ToBeVisibleAsync();
        await page.ExpectNoSidewaysScrollAsync();
        await page.Picture(path.Trim('/').Replace('/', '-'));
    }
}
