using LeadGrid.Browser;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using LeadGrid.Outreach;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Sequences;

/// <summary>A sequence from the first step typed to the last lead that it follows up: one answers, one books, one says STOP.</summary>
public sealed class SequenceTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    private const string Campaign = "home-battery";

    /// <summary>From which the campaign's texts come.</summary>
    private const string Number = "+12015550144";

    [Fact]
    public async Task A_sequence_is_built_from_nothing_and_previewed_and_follows_up_until_people_answer_book_and_stop()
    {
        var page = await SignIn(Product.Dev.Admin, $"/campaigns/{Campaign}/sequences/new", height: 1400);
        await Build(page);
        await page.ExpectNothingSeriousAsync();
        await page.Picture("sequence");

        using var town = new Town(Product.Dev.Simulator!);
        var (answers, books, stops) = (Person.InAlaska(), Person.InAlaska(), Person.InAlaska());
        foreach (var person in new[] { answers, books, stops })
        {
            await Product.Seller.Post(person, Campaign);
            await Started(page, person);
        }

        await town.Says(answers, Number, "Yes, tomorrow morning works");
        await Opened(page, answers);
        await Expect(Card(page)).ToContainTextAsync("Paused");
        await page.Picture("sequence-paused");

        await Opened(page, books);
        var link = await page.EvaluateAsync<string>(
            "async () => (await (await fetch(`/api/v1/leads/${location.pathname.split('/').pop()}/booking-link`)).json()).link");
        await using var telephone = await page.Context.Browser!.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, JavaScriptEnabled = false });
        var booking = await telephone.NewPageAsync();
        await booking.GotoAsync(link);
        await booking.GetByRole(AriaRole.Radio).First.CheckAsync();
        await booking.GetByRole(AriaRole.Button, new() { Name = "Book this time" }).ClickAsync();
        await Expect(Card(page)).ToContainTextAsync("Ended early");

        await town.Says(stops, Number, "STOP");
        await Opened(page, stops);
        await Expect(Card(page)).ToContainTextAsync("Ended early");
        await Expect(page.Panel().Locator(".timeline")).ToContainTextAsync("the person wants no more contact");
        await page.ExpectNothingSeriousAsync();
    }

    private static async Task Build(IPage page)
    {
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync("story");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("A story");
        var add = page.GetByRole(AriaRole.Group, new() { Name = "Add a step" });
        await add.GetByRole(AriaRole.Button, new() { Name = "E-mail" }).ClickAsync();
        await Step(page, 1).GetByLabel("Template").SelectOptionAsync("second-email");
        await add.GetByRole(AriaRole.Button, new() { Name = "Wait" }).ClickAsync();
        await Step(page, 2).GetByLabel("Amount").FillAsync("2");
        await add.GetByRole(AriaRole.Button, new() { Name = "Call" }).ClickAsync();
        await Step(page, 3).GetByLabel("What to say").FillAsync("Ask how old the roof is");

        // The demo's leads count as real.
        await page.GetByText("test or junk").ClickAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Steps of the preview" })).ToContainTextAsync("call-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish version 1" }).ClickAsync();
        await Expect(page.GetByText("Runs begin on version 1.")).ToBeVisibleAsync();
    }

    /// <summary>Puts a lead on the sequence, and sees its first e-mail queued by it.</summary>
    private async Task Started(IPage page, Person person)
    {
        await Opened(page, person);
        await page.Panel().Locator(".start-sequence summary").ClickAsync();
        await page.Panel().GetByLabel("Sequence", new() { Exact = true }).SelectOptionAsync("story");
        await page.Panel().GetByRole(AriaRole.Button, new() { NameRegex = new("^Start( anew)?$") }).ClickAsync();
        await Expect(Card(page)).ToContainTextAsync("story");
        await Expect(page.Panel().Locator(".timeline")).ToContainTextAsync("Follow-up by story (version 1) begins");
    }

    private async Task Opened(IPage page, Person person)
    {
        await page.GotoAsync(Product.Dev.Url);
        await page.RowOf(person).ClickAsync();
        await Expect(page.Panel().GetByText(person.LastName).First).ToBeVisibleAsync();
    }

    private static ILocator Step(IPage page, int number) => page.GetByRole(AriaRole.Listitem, new() { NameRegex = new($"^Step {number}:") });

    private static ILocator Card(IPage page) =>
        page.Panel().Locator(".panel-section").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Follow-up", Exact = true }) });
}
