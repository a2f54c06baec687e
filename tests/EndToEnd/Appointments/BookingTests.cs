using LeadGrid.Browser;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Appointments;

public sealed class BookingTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    [Fact]
    public async Task A_person_books_on_a_telephone_without_scripts_and_the_broker_sees_it_live()
    {
        var person = Person.InAlaska();
        await Product.Seller.Post(person);
        var broker = await SignIn(Product.Dev.Broker("anchor"));
        await broker.EvaluateAsync("window.sameDocument = true");
        await broker.RowOf(person).ClickAsync();
        await Expect(broker.Panel().GetByRole(AriaRole.Button, new() { Name = "Copy booking link" })).ToBeVisibleAsync();
        var link = await broker.EvaluateAsync<string>(
            "async () => (await (await fetch(`/api/v1/leads/${location.pathname.split('/').pop()}/booking-link`)).json()).link");

        await using var telephone = await broker.Context.Browser!.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, JavaScriptEnabled = false });
        var page = await telephone.NewPageAsync();
        await page.GotoAsync(link);
        await Expect(page.GetByText("Times are in Alaska")).ToBeVisibleAsync();
        var times = page.GetByRole(AriaRole.Radio);
        await times.First.CheckAsync();
        await page.Picture("booking");
        await page.GetByRole(AriaRole.Button, new() { Name = "Book this time" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your appointment" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Save it to your calendar" })).ToBeVisibleAsync();
        await page.Picture("booked");

        await Expect(broker.RowOf(person).Locator(".c-status")).ToHaveTextAsync("Appointment");
        await Expect(broker.Panel().Locator(".timeline")).ToContainTextAsync("Appointment set for");
        await Expect(broker.Panel().Locator(".timeline")).ToContainTextAsync("the person");
        Assert.True(await broker.EvaluateAsync<bool>("window.sameDocument"), "The page was loaded again.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel the appointment" }).ClickAsync();
        await Expect(page.GetByText("is cancelled")).ToBeVisibleAsync();
        await Expect(broker.RowOf(person).Locator(".c-status")).ToHaveTextAsync("Contacted");
    }

    [Fact]
    public async Task The_booking_page_keeps_nobody_out_on_a_narrow_screen()
    {
        var person = Person.InAlaska();
        await Product.Seller.Post(person);
        var broker = await SignIn(Product.Dev.Broker("anchor"), width: 360, height: 740);
        await broker.RowOf(person).ClickAsync();
        await Expect(broker.Panel().GetByRole(AriaRole.Button, new() { Name = "Copy booking link" })).ToBeVisibleAsync();
        await broker.GotoAsync(await broker.EvaluateAsync<string>(
            "async () => (await (await fetch(`/api/v1/leads/${location.pathname.split('/').pop()}/booking-link`)).json()).link"));
        await broker.GetByText("times)").Nth(1).ClickAsync();
        await broker.ExpectNothingSeriousAsync();
        await broker.ExpectNoSidewaysScrollAsync();
        await broker.GetByRole(AriaRole.Radio).First.CheckAsync();
        await broker.GetByRole(AriaRole.Button, new() { Name = "Book this time" }).ClickAsync();
        await Expect(broker.GetByRole(AriaRole.Heading, new() { Name = "Your appointment" })).ToBeVisibleAsync();
        await broker.ExpectNothingSeriousAsync();
        await broker.ExpectNoSidewaysScrollAsync();
    }

    [Fact]
    public async Task When_its_time_has_come_the_broker_says_that_it_was_kept()
    {
        var person = Person.InAlaska();
        await Product.Seller.Post(person);
        var page = await SignIn(Product.Dev.Broker("anchor"));
        await page.RowOf(person).ClickAsync();
        await Expect(page.Command("Appointment")).ToBeEnabledAsync();

        // A time that is about to come is not for people to type.
        await page.EvaluateAsync(
            """
            async () => {
              const session = await (await fetch('/api/v1/session')).json();
              const id = location.pathname.split('/').pop();
              const lead = await (await fetch(`/api/v1/leads/${id}`)).json();
              const answer = await fetch(`/api/v1/leads/${id}/appointment`, {
                method: 'POST',
                headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': session.csrfToken, 'If-Match': `"${lead.version}"` },
                body: JSON.stringify({ at: new Date(Date.now() + 2000).toISOString(), minutes: 5 }),
              });
              if (!answer.ok) throw new Error(`The appointment was answered with ${answer.status}.`);
            }
            """);
        await Expect(page.Panel().GetByText("Say whether it was kept.")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await page.ExpectNothingSeriousAsync();
        await page.Picture("overdue");
        await page.Panel().GetByRole(AriaRole.Button, new() { Name = "Kept", Exact = true }).ClickAsync();
        await Expect(page.RowOf(person).Locator(".c-status")).ToHaveTextAsync("Kept");
        await Expect(page.Panel().Locator(".timeline")).ToContainTextAsync("Appointment kept");
    }

    [Fact]
    public async Task At_360_px_a_broker_enters_days_off()
    {
        // No other test works with this one's hours.
        var page = await SignIn(Product.Dev.Broker("dakota"), "/calendar", width: 360, height: 740);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add days off" }).ClickAsync();
        await page.GetByLabel("First day").Last.FillAsync("2040-07-01");
        await page.GetByLabel("Last day").Last.FillAsync("2040-07-14");
        await page.ExpectNothingSeriousAsync();
        await page.ExpectNoSidewaysScrollAsync();
        await page.Picture("calendar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The calendar is saved.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByLabel("First day").Last).ToHaveValueAsync("2040-07-01");
    }
}
