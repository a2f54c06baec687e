using LeadGrid.Browser;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using LeadGrid.Outreach;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Mailings;

/// <summary>An e-mail campaign in the browser: written, counted, started, delivered, and its figures led back to its people.</summary>
public sealed class MailingTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    private const string Campaign = "home-battery";

    [Fact]
    public async Task A_mailing_is_written_counted_and_started_and_its_figures_lead_to_the_people_whom_it_reached()
    {
        using var town = new Town(Product.Dev.Simulator!);
        var person = Person.InAlaska() with { Consents = ["email"] };
        await Product.Seller.Post(person, Campaign);
        var page = await SignIn(Product.Dev.Admin, $"/campaigns/{Campaign}/mailings", height: 1400);
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Domains" })).ToContainTextAsync("leadgrid.example");
        await page.ExpectNothingSeriousAsync();
        await page.Picture("mailings");

        await page.GetByRole(AriaRole.Link, new() { Name = "New mailing" }).ClickAsync();
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync("check-up");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Check-up");
        await page.GetByLabel("E-mail template").SelectOptionAsync("second-email");
        await page.GetByLabel("E-mails an hour").FillAsync("50000");
        await page.GetByLabel("States").FillAsync("AK");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "now. Consent" })).Not.ToContainTextAsync("0 people");
        await page.ExpectNothingSeriousAsync();
        await page.Picture("mailing-draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();

        var letter = await town.Mail(person);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", letter.Source, StringComparison.Ordinal);
        var sent = page.GetByRole(AriaRole.Row, new() { NameRegex = new("^Sent") });
        await Expect(sent.GetByRole(AriaRole.Cell).First).Not.ToHaveTextAsync("0", new() { Timeout = 30_000 });
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "State" })).ToContainTextAsync("Finished", new() { Timeout = 30_000 });
        await page.ExpectNothingSeriousAsync();
        await page.Picture("mailing-figures");
        await page.SetViewportSizeAsync(390, 844);
        await page.Picture("mailing-figures-phone");
    }
}
