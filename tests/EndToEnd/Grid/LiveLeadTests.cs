using LeadGrid.Browser;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Grid;

public sealed class LiveLeadTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    [Fact]
    public async Task A_posted_lead_arrives_in_its_brokers_grid_without_a_reload()
    {
        var page = await SignIn(Product.Dev.Broker("anchor"));
        await page.EvaluateAsync("window.sameDocument = true");

        var person = Person.InAlaska();
        await Product.Seller.Post(person);

        await Expect(page.RowOf(person)).ToContainTextAsync("Anchorage, AK");
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument"), "The page was loaded again.");
    }

    [Fact]
    public async Task A_lead_is_worked_to_won_by_keyboard_alone()
    {
        var page = await SignIn(Product.Dev.Broker("anchor"));
        var person = Person.InAlaska();
        await Product.Seller.Post(person);
        await Expect(page.RowOf(person)).ToBeVisibleAsync();

        // The newest lead is the first.
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Panel().GetByRole(AriaRole.Heading, new() { Name = $"{person.FirstName} {person.LastName}" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("c");
        await Expect(page.RowOf(person)).ToContainTextAsync("Contacted");
        await Expect(page.Command("Appointment")).ToBeEnabledAsync();

        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByLabel("Day and time")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.RowOf(person).Locator(".c-status")).ToHaveTextAsync("Appointment");
        await Expect(page.Command("Win")).ToBeEnabledAsync();

        await page.Keyboard.PressAsync("w");
        await page.Keyboard.TypeAsync("1200.50");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.RowOf(person).Locator(".c-status")).ToHaveTextAsync("Won");
        await Expect(page.Panel().Locator(".timeline")).ToContainTextAsync("1200.50 USD");

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Panel()).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Grid, new() { Name = "Leads" })).ToBeFocusedAsync();
    }
}
