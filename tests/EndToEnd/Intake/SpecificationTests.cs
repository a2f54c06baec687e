using System.Text.Json;
using LeadGrid.Browser;
using LeadGrid.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Intake;

public sealed class SpecificationTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    [Fact]
    public async Task A_seller_tries_the_specification_with_its_key_and_nothing_is_stored()
    {
        var campaign = Product.Dev.Campaigns[0];
        var page = await Open($"/specification/{campaign}");
        await page.GetByLabel("API key").FillAsync(Product.Dev.ApiKey);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the specification" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Home Solar" })).ToBeVisibleAsync();

        var person = Person.InAlaska();
        await page.GetByLabel("Body").FillAsync(JsonSerializer.Serialize(person.ToLead(campaign)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Post as a test" }).ClickAsync();

        var answer = page.GetByRole(AriaRole.Status, new() { Name = "Answer" });
        await Expect(answer).ToContainTextAsync("It would be accepted");
        await Expect(answer).ToContainTextAsync("Anchor Energy");
        Assert.Empty(await Product.Seller.Search(email: person.Email));
        // Had the test claimed the person, this would be a duplicate.
        await Product.Seller.Post(person);
        Assert.Single(await Product.Seller.Search(email: person.Email));
    }
}
