using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Core.Internal;

namespace LeadGrid.Api.Tests;

/// <summary>A person books with the link of a message, through the whole product.</summary>
[Collection(ProductTests.Name)]
public sealed class BookingTests(ProductHost host)
{
    [Fact]
    public async Task A_person_books_moves_and_cancels_and_the_broker_sees_each()
    {
        var (_, broker, lead) = await host.NewLead();
        using var staff = await host.SignedInBroker(broker);
        using var person = new Booker(host, lead);
        var (status, page) = await person.Open();
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains($"Choose a time with Broker {broker}", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Byron", page, StringComparison.Ordinal);
        Assert.DoesNotContain(lead, page, StringComparison.Ordinal);

        var times = await person.Times();
        (status, page) = await person.Book(times[0]);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<h1>Your appointment</h1>", page, StringComparison.Ordinal);
        Assert.Equal(("appointment_set", times[0]), await Seen(staff, lead));

        // Its own time is no obstacle, and the same again is nothing new.
        Assert.Contains(times[0], await person.Times());
        await person.Book(times[0]);
        (_, page) = await person.Book(times[3]);
        Assert.Contains("<h1>Your appointment</h1>", page, StringComparison.Ordinal);
        Assert.Equal(("appointment_set", times[3]), await Seen(staff, lead));

        (_, page) = await person.Cancel();
        Assert.Contains("is cancelled", page, StringComparison.Ordinal);
        Assert.Equal(("contacted", null), await Seen(staff, lead));
        await person.Cancel();
        Assert.Equal(
            [("appointment_set", "the person"), ("appointment_set", "the person"), ("appointment_cancelled", "the person")], await Steps(staff, lead, "appointment"));
    }

    [Fact]
    public async Task Two_people_who_want_one_time_do_not_both_get_it_and_the_second_chooses_from_what_is_left()
    {
        var broker = await host.NewBroker();
        var campaign = await host.NewCampaign(broker);
        var leads = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            leads.Add((await host.Seller.Post(Some.Lead(campaign)).Read(HttpStatusCode.Created)).Text("leadId"));
        }

        var people = leads.Select(lead => new Booker(host, lead)).ToArray();
        var at = (await people[0].Times())[1];
        var answers = await Task.WhenAll(people.Select(person => person.Book(at)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        foreach (var (status, page) in answers.Where(answer => answer.Status != HttpStatusCode.OK))
        {
            Assert.Equal(HttpStatusCode.Conflict, status);
            Assert.Contains("not free any more", page, StringComparison.Ordinal);
            Assert.DoesNotContain(at, page, StringComparison.Ordinal);
            Assert.Contains("name=\"at\"", page, StringComparison.Ordinal);
        }

        Array.ForEach(people, person => person.Dispose());
    }

    [Fact]
    public async Task Only_a_time_that_is_offered_can_be_booked()
    {
        var (_, broker, lead) = await host.NewLead();
        using var staff = await host.SignedInBroker(broker);
        using var person = new Booker(host, lead);
        Assert.Equal(HttpStatusCode.Conflict, (await person.Book("2020-01-01T10:00:00Z")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await person.Book(Wire(TimeProvider.System.GetUtcNow().AddYears(1)))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await person.Book("tomorrow")).Status);
        var (status, page) = await person.Send();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Equal(("assigned", null), await Seen(staff, lead));
    }

    [Fact]
    public async Task A_link_that_was_changed_or_is_for_something_else_is_none()
    {
        var (_, _, lead) = await host.NewLead();
        using var person = new Booker(host, lead);
        var tokens = host.App.Services.GetRequiredService<LinkTokens>();
        var good = person.Link;
        foreach (var link in new[] { "/b/x", good[..^1], good + "A", good[..^2] + (good[^2] == 'A' ? 'B' : 'A') + good[^1], $"/b/{tokens.Make(LinkKind.Unsubscribe, Guid.Parse(lead))}", $"/b/{tokens.Make(LinkKind.Booking, Guid.NewGuid())}" })
        {
            person.Link = link;
            Assert.Equal(HttpStatusCode.NotFound, (await person.Open()).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await person.Open(".ics")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await person.Book("2030-01-01T10:00:00Z")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await person.Cancel()).Status);
        }
    }

    [Fact]
    public async Task Times_are_on_the_persons_clock_unless_another_is_chosen()
    {
        var (_, _, lead) = await host.NewLead();
        using var person = new Booker(host, lead);
        Assert.Contains("Times are in Eastern Time", (await person.Open()).Page, StringComparison.Ordinal);
        var (_, page) = await person.Open("?zone=America%2FPhoenix");
        Assert.Contains("Times are in Arizona", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"America/Phoenix\" selected>", page, StringComparison.Ordinal);
        Assert.Contains("Times are in Eastern Time", (await person.Open("?zone=%22%3E%3Cscript%3E")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_lead_it_is_by_now_that_brokers_time_is_offered()
    {
        var (_, broker, lead) = await host.NewLead();
        var other = await host.NewBroker(profile => profile with { Name = "Somebody Else" });
        using var staff = await host.SignedInBroker(broker);
        using var person = new Booker(host, lead);
        await staff.Command(lead, "return", new { reason = "wrong_area" }, await Version(staff, lead)).Read();
        Assert.Contains("Nobody has your request", (await person.Open()).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await person.Book("2030-01-01T10:00:00Z")).Status);

        await using (var command = NpgsqlDataSource.Create(host.Database.Leads).CreateCommand(
            "UPDATE lead SET status = 6, broker_id = $1, broker_name = 'Somebody Else', version = version + 1 WHERE lead_id = $2"))
        {
            command.Parameters.AddWithValue(other);
            command.Parameters.AddWithValue(Guid.Parse(lead));
            await command.ExecuteNonQueryAsync();
        }

        await host.Grains.GetGrain<ILeadGrain>(Guid.Parse(lead)).Cast<IGrainManagementExtension>().DeactivateOnIdle();
        await ProductHost.Eventually(async () => (await person.Open()).Page.Contains("Choose a time with Somebody Else", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broker_may_set_any_time_but_not_over_another_of_his()
    {
        var broker = await host.NewBroker();
        var campaign = await host.NewCampaign(broker);
        using var staff = await host.SignedInBroker(broker);
        var one = (await host.Seller.Post(Some.Lead(campaign)).Read(HttpStatusCode.Created)).Text("leadId");
        var other = (await host.Seller.Post(Some.Lead(campaign)).Read(HttpStatusCode.Created)).Text("leadId");
        var night = TimeProvider.System.GetUtcNow().AddDays(3).Date.AddHours(3);
        await staff.Command(one, "appointment", new { at = Wire(night), minutes = 60 }, await Version(staff, one)).Read();
        var problem = await staff.Command(other, "appointment", new { at = Wire(night.AddMinutes(59)) }, await Version(staff, other)).ReadProblem(422);
        Assert.Contains("another appointment at that time", problem["errors"]!["at"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(("assigned", null), await Seen(staff, other));
        await staff.Command(other, "appointment", new { at = Wire(night.AddMinutes(60)) }, await Version(staff, other)).Read();
    }

    [Fact]
    public async Task An_outcome_is_told_when_the_time_has_come_and_not_before()
    {
        var (_, broker, lead) = await host.NewLead();
        using var staff = await host.SignedInBroker(broker);
        var at = TimeProvider.System.GetUtcNow().AddSeconds(4);
        var set = await staff.Command(lead, "appointment", new { at }, await Version(staff, lead)).Read();
        Assert.Contains("appointment/kept", set["commands"]!.AsArray().Select(each => each!.GetValue<string>()));
        var version = set["version"]!.GetValue<long>();
        await staff.Command(lead, "appointment/kept", new { }, version).ReadProblem(409);
        await ProductHost.Eventually(() => Task.FromResult(TimeProvider.System.GetUtcNow() > at));
        Assert.Equal("appointment_kept", (await staff.Command(lead, "appointment/kept", new { note = "Signed" }, version).Read()).Text("status"));
        await staff.Command(lead, "appointment/no-show", new { }, version + 1).ReadProblem(409);
    }

    private static string Wire(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static async Task<long> Version(HttpClient staff, string lead) => (await staff.GetAsync($"/api/v1/leads/{lead}").Read())["version"]!.GetValue<long>();

    private static async Task<(string Status, string? At)> Seen(HttpClient staff, string lead)
    {
        var view = await staff.GetAsync($"/api/v1/leads/{lead}").Read();
        return (view.Text("status"), view["appointmentAt"] is JsonValue at ? Wire(DateTimeOffset.Parse(at.GetValue<string>(), CultureInfo.InvariantCulture)) : null);
    }

    private static async Task<(string Kind, string By)[]> Steps(HttpClient staff, string lead, string kind) =>
    [
        .. (await staff.GetAsync($"/api/v1/leads/{lead}/timeline").Read())["entries"]!.AsArray()
            .Where(entry => entry.Text("kind").StartsWith(kind, StringComparison.Ordinal)).Select(entry => (entry.Text("kind"), entry.Text("by"))).Reverse(),
    ];
}
