using LeadGrid.Browser;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Outreach;

public sealed class MailTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    [Fact]
    public async Task An_e_mail_of_a_template_is_shown_before_it_is_sent_and_leaves_with_a_way_out()
    {
        using var town = new Town(Product.Dev.Simulator!);
        var person = Person.InAlaska() with { Consents = ["email"] };
        await Product.Seller.Post(person);
        var page = await SignIn(Product.Dev.Broker("anchor"));
        await page.RowOf(person).ClickAsync();

        await page.Panel().GetByRole(AriaRole.Button, new() { Name = "E-mail" }).ClickAsync();
        await Expect(page.Panel().GetByText("You may e-mail now.")).ToBeVisibleAsync();
        await page.Panel().GetByLabel("Template").SelectOptionAsync(new SelectOptionValue { Label = "First e-mail" });
        await Expect(page.Panel().GetByRole(AriaRole.Group, new() { Name = "As it would arrive" })).ToContainTextAsync("Hello Robin");
        await page.ExpectNothingSeriousAsync();
        await page.Picture("mail");
        await page.Panel().GetByRole(AriaRole.Button, new() { Name = "Send e-mail" }).ClickAsync();

        var messages = page.Panel().GetByRole(AriaRole.List, new() { Name = "Messages" });
        await Expect(messages).ToContainTextAsync("Your request about Home Solar");
        await Expect(messages).ToContainTextAsync("Sent");
        var letter = await town.Mail(person);
        Assert.Equal("solar@demo.leadgrid.example", letter.From);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", letter.Source, StringComparison.Ordinal);
    }
}
