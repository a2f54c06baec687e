using LeadGrid.Browser;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using LeadGrid.Outreach;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Numbers;

/// <summary>A number from its adding in the browser to the text that leaves by it, the answer that comes back by it, and its release.</summary>
public sealed class NumberTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    private const string Campaign = "Home Solar";
    private const string Area = "907";
    private const string Near = "+19075550188";
    private const string Far = "+17185550188";
    private const string Answer = "Yes, tomorrow morning works";

    [Fact]
    public async Task A_text_leaves_by_a_number_of_the_persons_area_that_was_added_and_the_answer_to_it_shows_at_the_lead()
    {
        using var town = new Town(Product.Dev.Simulator!);
        var person = Person.InAlaska() with { Consents = ["sms"] };
        Assert.SkipUnless(await Product.Seller.IsAnHourToText(person), "It is night in Alaska.");
        var page = await SignIn(Product.Dev.Admin, "/numbers", width: 360, height: 740);
        await Add(page, Far);
        await Add(page, Near);
        await Expect(Card(page, "(907) 555-0188")).ToContainTextAsync("Area code 907, AK");
        await page.ExpectNothingSeriousAsync();
        await page.ExpectNoSidewaysScrollAsync();
        await page.Picture("numbers");

        await Product.Seller.Post(person);
        var broker = await SignIn(Product.Dev.Broker("anchor"), height: 1400);
        await broker.RowOf(person).ClickAsync();
        await Expect(broker.Panel().GetByText("You may text now.")).ToBeVisibleAsync();
        await broker.Panel().GetByLabel("Text message").FillAsync("Is tomorrow a good time?");
        await broker.Panel().GetByRole(AriaRole.Button, new() { Name = "Send text" }).ClickAsync();
        var messages = broker.Panel().GetByRole(AriaRole.List, new() { Name = "Messages" });
        await Expect(messages).ToContainTextAsync("Delivered");
        await Expect(messages).ToContainTextAsync("from (907) 555-0188");
        Assert.Equal((Near, Area), (Assert.Single(await town.Received(person)).From, person.Phone[..3]));

        await town.Says(person, Near, Answer);
        await Expect(messages).ToContainTextAsync(Answer);
        await Expect(messages).ToContainTextAsync("to (907) 555-0188");
        await broker.ExpectNothingSeriousAsync();
        await broker.Picture("numbers-answered");

        // Released, it takes in what people say, and sends nothing more.
        await Release(page, "(907) 555-0188");
        await Release(page, "(718) 555-0188");
        await page.ExpectNothingSeriousAsync();
        await town.Says(person, Near, "Are you there?");
        await Expect(messages).ToContainTextAsync("Are you there?");
        await broker.Panel().GetByLabel("Text message").FillAsync("Yes, we are");
        await broker.Panel().GetByRole(AriaRole.Button, new() { Name = "Send text" }).ClickAsync();
        await Expect(messages).ToContainTextAsync("from (201) 555-0142");
    }

    private static async Task Add(IPage page, string number)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a number" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Number", new() { Exact = true }).FillAsync(number);
        await dialog.GetByLabel("Campaign").SelectOptionAsync(new SelectOptionValue { Label = Campaign });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private static async Task Release(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"Release {name}" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Release", Exact = true }).ClickAsync();
        await Expect(Card(page, name)).ToContainTextAsync("Quarantine");
    }

    private static ILocator Card(IPage page, string name) => page.GetByRole(AriaRole.Listitem, new() { Name = name, Exact = true });
}
