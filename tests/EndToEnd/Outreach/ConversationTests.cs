using LeadGrid.Browser;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Outreach;

/// <summary>The whole story of a conversation, as the broker sees it: allowed, sent, answered, and ended by the person.</summary>
public sealed class ConversationTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    private const string Answer = "Yes, tomorrow morning works";

    [Theory]
    [InlineData(1280, 1600)]
    [InlineData(360, 740)]
    public async Task A_person_is_texted_and_answers_and_their_STOP_ends_it_and_the_page_explains_each_step(int width, int height)
    {
        using var town = new Town(Product.Dev.Simulator!);
        var person = await SomebodyAwake();
        await town.Answers(person, Answer);
        await Product.Seller.Post(person);
        var page = await SignIn(Product.Dev.Broker("anchor"), width: width, height: height);
        await page.EvaluateAsync("window.sameDocument = true");
        await page.RowOf(person).ClickAsync();

        await Expect(page.Panel().GetByText("You may text now.")).ToBeVisibleAsync();
        await Expect(page.Panel().GetByText("You may call now.")).ToBeVisibleAsync();
        await page.Picture("allowed");

        await Write(page, "Is tomorrow a good time?");
        await Expect(Message(page, "Is tomorrow a good time?")).ToContainTextAsync("Delivered");
        await Expect(Message(page, Answer)).ToContainTextAsync("Received");
        await page.ExpectNothingSeriousAsync();
        await page.Picture("answered");

        var first = Assert.Single(await town.Received(person));
        Assert.Contains("Is tomorrow a good time?", first.Body, StringComparison.Ordinal);
        await town.Says(person, first.From, "STOP");

        await Expect(page.Panel().GetByText("You may not text.")).ToBeVisibleAsync();
        await Expect(page.Panel().GetByText("You may not call.")).ToBeVisibleAsync();
        await Expect(page.Panel().GetByRole(AriaRole.Button, new() { NameRegex = new("^Call") })).ToBeDisabledAsync();
        await page.Panel().GetByLabel("Text message").FillAsync("One more thing");
        await Expect(page.Panel().GetByRole(AriaRole.Button, new() { Name = "Send text" })).ToBeDisabledAsync();

        // A page that has not heard of it yet sends all the same: the person's no stands in the way, not the button.
        await SendFromAnotherPage(page, "You there?");
        await Expect(Message(page, "You there?")).ToContainTextAsync("Not sent: not allowed");
        foreach (var step in new[] { "Is tomorrow a good time?", Answer, "STOP" })
        {
            await Expect(page.Panel().Locator(".timeline")).ToContainTextAsync(step);
        }

        Assert.DoesNotContain(await town.Received(person), text => text.Body.Contains("You there?", StringComparison.Ordinal));
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument"), "The page was loaded again.");
        await page.ExpectNothingSeriousAsync();
        await page.ExpectNoSidewaysScrollAsync();
        await page.Picture("ended");
    }

    [Fact]
    public async Task A_lead_is_found_by_its_whole_number_which_the_call_button_alone_shows()
    {
        var person = await SomebodyAwake();
        await Product.Seller.Post(person);
        var page = await SignIn(Product.Dev.Broker("anchor"));
        await Expect(page.RowOf(person)).ToContainTextAsync($"(•••) •••-••{person.Phone[^2..]}");
        await page.GetByRole(AriaRole.Searchbox).FillAsync(person.Phone);
        await Expect(page.GetByText("1 of ")).ToBeVisibleAsync();
        await page.RowOf(person).ClickAsync();
        var dial = page.Locator($"a[href='tel:+1{person.Phone}']");
        await Expect(page.Panel().GetByText("You may call now.")).ToBeVisibleAsync();
        await Expect(dial).ToHaveCountAsync(0);
        await page.Panel().GetByRole(AriaRole.Button, new() { NameRegex = new("^Call") }).ClickAsync();
        await Expect(dial).ToBeVisibleAsync();
        await Expect(page.Panel().Locator(".timeline")).ToContainTextAsync("Call allowed, number shown");
    }

    private async Task<Person> SomebodyAwake()
    {
        foreach (var person in new[] { Person.InPuertoRico(), Person.InAlaska(), Person.InGuam() })
        {
            if (await Product.Seller.IsAnHourToText(person))
            {
                return person with { Consents = ["sms", "voice"] };
            }
        }

        Assert.Skip("It is night from Puerto Rico to Guam: between 11 and 12 UTC nobody may be texted.");
        throw new InvalidOperationException("Skipped.");
    }

    private static ILocator Message(IPage page, string text) =>
        page.Panel().GetByRole(AriaRole.List, new() { Name = "Messages" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = text }).First;

    private static async Task Write(IPage page, string text)
    {
        await page.Panel().GetByLabel("Text message").FillAsync(text);
        await page.Panel().GetByRole(AriaRole.Button, new() { Name = "Send text" }).ClickAsync();
    }

    private static Task SendFromAnotherPage(IPage page, string text) => page.EvaluateAsync(
        """
        async (text) => {
          const session = await (await fetch('/api/v1/session')).json();
          const id = location.pathname.split('/').pop();
          const answer = await fetch(`/api/v1/leads/${id}/messages`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': session.csrfToken },
            body: JSON.stringify({ id: crypto.randomUUID(), channel: 'sms', text }),
          });
          if (!answer.ok) throw new Error(`The text was answered with ${answer.status}.`);
        }
        """,
        text);
}
