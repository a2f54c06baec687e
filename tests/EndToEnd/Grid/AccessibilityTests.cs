using LeadGrid.Browser;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Grid;

public sealed class AccessibilityTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    [Fact]
    public async Task Axe_finds_nothing_serious_on_the_way_in()
    {
        var page = await Open();
        await Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
        await page.ExpectNothingSeriousAsync();
    }

    [Fact]
    public async Task Axe_finds_nothing_serious_in_the_grid_and_an_open_lead()
    {
        var person = Person.InAlaska();
        await Product.Seller.Post(person);
        var page = await SignIn(Product.Dev.Broker("anchor"));
        await Expect(page.RowOf(person)).ToBeVisibleAsync();
        await page.ExpectNothingSeriousAsync();

        await page.RowOf(person).ClickAsync();
        await Expect(page.Panel().Locator(".timeline")).ToBeVisibleAsync();
        await page.ExpectNothingSeriousAsync();

        await page.Command("Appointment").ClickAsync();
        await Expect(page.GetByLabel("Day and time")).ToBeVisibleAsync();
        await page.ExpectNothingSeriousAsync();
    }

    [Theory]
    [InlineData("/import", "Import leads")]
    [InlineData("/campaigns", "Campaigns")]
    [InlineData("/campaigns/home-solar", "Home Solar")]
    [InlineData("/brokers", "Brokers")]
    [InlineData("/providers", "Providers")]
    public async Task Axe_finds_nothing_serious_on_an_administrators_page(string path, string heading)
    {
        var page = await SignIn(Product.Dev.Admin, path);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 })).ToBeVisibleAsync();
        await page.ExpectNothingSeriousAsync();
        await page.Picture(path.Trim('/').Replace('/', '-'));
    }
}
