using System.Net;
using System.Text.Json.Nodes;
using LeadGrid.Brokers;
using LeadGrid.Outreach;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Api.Tests;

/// <summary>Calendar files, the secret feed, and what a broker says of its own time, through the whole product.</summary>
[Collection(ProductTests.Name)]
public sealed class CalendarTests(ProductHost host)
{
    [Fact]
    public async Task A_persons_file_follows_the_appointment_by_its_sequence_until_it_is_cancelled()
    {
        var (_, broker, lead) = await host.NewLead();
        await host.Change(broker, profile => profile with { Name = "Müller, Söhne; & \"Co\" with a name that is longer than a line of a calendar file may be" });
        using var person = new Booker(host, lead);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Open(".ics")).Status);
        var times = await person.Times();
        await person.Book(times[0]);
        var made = await Read(person, "PUBLISH");
        await person.Book(times[2]);
        var moved = await Read(person, "PUBLISH");
        await person.Cancel();
        var cancelled = await Read(person, "CANCEL");

        Assert.Equal([1, 2, 3], new[] { made, moved, cancelled }.Select(each => each["sequence"]!.GetValue<int>()));
        Assert.Single(new[] { made, moved, cancelled }.Select(each => each.Text("uid")).Distinct());
        Assert.Equal((Iso(times[0]), Iso(times[2]), Iso(times[2])), (made.Text("start"), moved.Text("start"), cancelled.Text("start")));
        Assert.Equal(30, made["minutes"]!.GetValue<int>());
        Assert.Equal(("CONFIRMED", "CANCELLED"), (moved.Text("status"), cancelled.Text("status")));
        Assert.Equal(new Uri(host.Address, person.Link).AbsoluteUri, made.Text("url"));
        Assert.StartsWith("Appointment with ", made.Text("summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_brokers_feed_needs_no_session_says_first_names_only_and_ends_when_it_is_renewed()
    {
        var (_, broker, lead) = await host.NewLead();
        using var staff = await host.SignedInBroker(broker);
        using var program = host.Client();
        using var person = new Booker(host, lead);
        var address = new Uri((await staff.GetAsync($"/api/v1/brokers/{broker}/calendar").Read()).Text("feed")).PathAndQuery;
        Assert.Empty((await Feed(program, address))["events"]!.AsArray());

        var at = (await person.Times())[0];
        await person.Book(at);
        var found = Assert.Single((await Feed(program, address))["events"]!.AsArray())!;
        Assert.Equal(("Appointment with Ada", Iso(at), new Uri(host.Address, $"/leads/{lead}").AbsoluteUri), (found.Text("summary"), found.Text("start"), found.Text("url")));
        Assert.Equal(["dtend", "dtstamp", "dtstart", "sequence", "status", "summary", "uid", "url"], found["properties"]!.AsArray().Select(each => each!.GetValue<string>()));

        var renewed = new Uri((await staff.PostAsync($"/api/v1/brokers/{broker}/calendar/feed", null).Read()).Text("feed")).PathAndQuery;
        Assert.Equal(HttpStatusCode.NotFound, await program.GetAsync(address).Status());
        Assert.Single((await Feed(program, renewed))["events"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, await program.GetAsync(renewed.Replace(".ics", "A.ics", StringComparison.Ordinal)).Status());
        var tokens = host.App.Services.GetRequiredService<LinkTokens>();
        Assert.Equal(HttpStatusCode.NotFound, await program.GetAsync($"/calendar/{tokens.MakeCalendar("nobody", 0)}.ics").Status());
        await person.Cancel();
        Assert.Empty((await Feed(program, renewed))["events"]!.AsArray());
    }

    [Fact]
    public async Task A_broker_says_itself_when_it_can_be_booked_and_when_it_is_away()
    {
        var (campaign, broker, lead) = await host.NewLead();
        using var staff = await host.SignedInBroker(broker);
        using var person = new Booker(host, lead);
        var path = $"/api/v1/brokers/{broker}/calendar";
        var calendar = await staff.GetAsync(path).Read();
        var version = calendar["version"]!.GetValue<long>();
        Assert.Equal((30, 14), (calendar["booking"]!["slotMinutes"]!.GetValue<int>(), calendar["booking"]!["horizonDays"]!.GetValue<int>()));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var away = new { booking = new BookingSettings { SlotMinutes = 60 }, absences = new[] { new { from = today.AddDays(-1), to = today.AddDays(30), note = "Away" } } };

        await staff.SendAsync(HttpSentences.Request(HttpMethod.Put, path, away)).ReadProblem(428);
        await staff.SendAsync(HttpSentences.Request(HttpMethod.Put, path, away, ("If-Match", "\"77\""))).ReadProblem(412);
        var faulty = await staff.SendAsync(HttpSentences.Request(
            HttpMethod.Put, path, new { booking = new { slotMinutes = 5 }, absences = Array.Empty<object>() }, ("If-Match", $"\"{version}\""))).ReadProblem(422);
        Assert.NotNull(faulty["errors"]!["booking.slotMinutes"]);
        var stored = await staff.SendAsync(HttpSentences.Request(HttpMethod.Put, path, away, ("If-Match", $"\"{version}\""))).Read();
        Assert.Equal(version + 1, stored["version"]!.GetValue<long>());

        // Nothing to book, and no new leads either, until it is back.
        Assert.Empty(await person.Times());
        Assert.Contains("No times are free", (await person.Open()).Page, StringComparison.Ordinal);
        var waiting = await host.Seller.Post(Some.Lead(campaign)).Read(HttpStatusCode.Created);
        Assert.Equal("queued", waiting.Text("status"));
        var explanation = (await host.Admin.GetAsync($"/api/v1/leads/{waiting.Text("leadId")}/timeline").Read())["entries"]!.AsArray();
        Assert.Contains("is absent", explanation.First(entry => entry.Text("kind") == "queued")!["routing"]!["candidates"]![0]!["reasons"]!.AsArray().Select(each => each!.GetValue<string>()));

        var back = new { booking = new BookingSettings { SlotMinutes = 60 }, absences = Array.Empty<object>() };
        await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Put, path, back, ("If-Match", $"\"{version + 1}\""))).Read();
        Assert.NotEmpty(await person.Times());
        await ProductHost.Eventually(async () => (await host.Admin.GetAsync($"/api/v1/leads/{waiting.Text("leadId")}").Read()).Text("status") == "assigned");
    }

    [Fact]
    public async Task Whoever_works_a_lead_gets_its_persons_link()
    {
        var (_, broker, lead) = await host.NewLead();
        using var staff = await host.SignedInBroker(broker);
        using var person = new Booker(host, lead);
        Assert.Equal(new Uri(host.Address, person.Link).AbsoluteUri, (await staff.GetAsync($"/api/v1/leads/{lead}/booking-link").Read()).Text("link"));
    }

    private static async Task<JsonNode> Read(Booker person, string method)
    {
        var calendar = await CalendarReader.Read(await person.File());
        Assert.Equal(("2.0", method), (calendar.Text("version"), calendar.Text("method")));
        return Assert.Single(calendar["events"]!.AsArray())!;
    }

    private static async Task<JsonNode> Feed(HttpClient program, string address)
    {
        using var answer = await program.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Byron", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("byron.org", text, StringComparison.OrdinalIgnoreCase);
        return await CalendarReader.Read(text);
    }

    private static string Iso(string wire) => wire.Replace("Z", ".000Z", StringComparison.Ordinal);
}
