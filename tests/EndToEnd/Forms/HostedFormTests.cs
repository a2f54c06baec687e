using LeadGrid.Browser;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Forms;

/// <summary>Somebody asks for an offer on the demo's own form, and the broker sees what was agreed to.</summary>
public sealed class HostedFormTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    [Fact]
    public async Task A_form_is_filled_in_without_scripts_on_a_phone_and_the_leads_page_shows_the_consent()
    {
        var person = Person.InAlaska();
        var form = await Open("/f/home-solar", width: 360, height: 740, scripts: false);
        await Expect(form.GetByRole(AriaRole.Heading, new() { Name = "Get your free solar estimate" })).ToBeVisibleAsync();
        foreach (var box in await form.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await Expect(box).Not.ToBeCheckedAsync();
        }

        await form.GetByLabel("First name").FillAsync(person.FirstName);
        await form.GetByLabel("Last name").FillAsync(person.LastName);
        await form.GetByLabel("Phone number").FillAsync("907");
        await form.GetByLabel("E-mail address").FillAsync(person.Email);
        await form.GetByLabel("ZIP code").FillAsync(person.Zip);
        await form.GetByLabel("State").FillAsync(person.State);
        await form.GetByLabel("may send me automated marketing texts").CheckAsync();
        await Send(form);

        // What is wrong stands beside its question and as a link above; what was typed and ticked is still there.
        await form.GetByRole(AriaRole.Link, new() { NameRegex = new("^Phone number: ") }).ClickAsync();
        await Expect(form.GetByLabel("Phone number")).ToHaveAccessibleDescriptionAsync("Please enter a phone number with its area code, such as 212 555 0123.");
        await Expect(form.GetByLabel("E-mail address")).ToHaveValueAsync(person.Email);
        await Expect(form.GetByLabel("may send me automated marketing texts")).ToBeCheckedAsync();
        await form.Picture("form-with-an-error");
        await form.GetByLabel("Phone number").FillAsync(person.Phone);
        await Send(form);
        await Expect(form.GetByRole(AriaRole.Heading, new() { Name = "Thank you" })).ToBeVisibleAsync();

        var page = await SignIn(Product.Dev.Broker("anchor"));
        await page.RowOf(person).ClickAsync();
        await Expect(page.Panel()).ToContainTextAsync("home-solar form 1 en");
        await Expect(page.Panel()).ToContainTextAsync("I agree that Anchor Energy may send me automated marketing texts at the number above.");
        await Expect(page.Panel()).Not.ToContainTextAsync("may call me with an artificial or prerecorded voice");
        await page.Picture("lead-with-its-consent");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task A_form_is_accessible_and_needs_no_sideways_scroll(string language)
    {
        var form = await Open($"/f/term-life?lang={language}", width: 360, height: 740);
        await form.ExpectNothingSeriousAsync();
        await form.ExpectNoSidewaysScrollAsync();
        await Send(form);
        await Expect(form.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await form.ExpectNothingSeriousAsync();
        await form.ExpectNoSidewaysScrollAsync();
        await form.Picture($"form-{language}");
    }

    [Fact]
    public async Task An_administrator_changes_a_form_and_sees_it_before_anybody_else()
    {
        var page = await SignIn(Product.Dev.Admin, "/campaigns/term-life/form", width: 1280, height: 1600);
        await Expect(page.FrameLocator("iframe").GetByRole(AriaRole.Heading, new() { Name = "Compare term life insurance" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "English" }).GetByLabel("Introduction").FillAsync("Three minutes.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as a draft" }).ClickAsync();
        await Expect(page.FrameLocator("iframe").GetByText("Three minutes.")).ToBeVisibleAsync();
        await page.ExpectNothingSeriousAsync();
        await page.Picture("form-editor");
        var people = await Open("/f/term-life");
        await Expect(people.GetByText("Three minutes.")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Publish version") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Publish version") })).ToHaveCountAsync(0);
        await people.ReloadAsync();
        await Expect(people.GetByText("Three minutes.")).ToBeVisibleAsync();
    }

    // A test fills in faster than any person: it is asked to look once more, as often as it takes.
    private static async Task Send(IPage form)
    {
        do
        {
            await form.RunAndWaitForResponseAsync(
                () => form.Locator("button[type=submit]").ClickAsync(), answer => answer.Request.Method == "POST" && answer.Request.IsNavigationRequest);
            await form.WaitForLoadStateAsync(LoadState.Load);
        }
        while (await form.Locator(".notice").CountAsync() > 0);
    }
}
