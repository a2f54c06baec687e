using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Leads;
using LeadGrid.Sequences;

namespace LeadGrid.Api.Tests;

/// <summary>A broker comes back from days off, on a clock of the test's own: no more than a day's quota of calls is due.</summary>
public sealed class CallQuotaTests(ClockedHost host) : IClassFixture<ClockedHost>
{
    private static readonly Actor System = new(ActorKind.System, "test", "test");
    private static readonly TimeZoneInfo s_newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Fact]
    public async Task On_return_no_more_calls_are_due_than_a_day_holds_and_the_others_follow_day_by_day()
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(host.Now, s_newYork).Date);
        var broker = await host.NewBroker(profile => profile with { CallsPerDay = 2 });
        var campaign = await Campaign(broker);

        // An hour at which the person may be called: it is the broker who will not be there a day later.
        await host.To(At(today.AddDays(1), 11));
        var leads = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            leads.Add(await Post(campaign));
        }

        await ProductHost.Eventually(async () => (await Runs()).All(run => run is { DueAt: not null, NextStep: "ring" }));
        await host.Change(broker, profile => profile with
        {
            Hours = new WorkingHours { TimeZone = s_newYork.Id, Intervals = [.. Enum.GetValues<DayOfWeek>().Select(day => new WorkingInterval(day, 600, 1_020))] },
            Absences = [new BrokerAbsence(today.AddDays(2), today.AddDays(3), null)],
        });
        await host.To(At(today.AddDays(2), 12));
        var back = At(today.AddDays(4), 10);
        await ProductHost.Eventually(async () => (await Runs()).All(run => run is { Call: null } && run.DueAt == back));
        await host.To(back.AddMinutes(1));
        await Due(2, At(today.AddDays(5), 10));

        // One call is made. What was put off to tomorrow stays there; tomorrow the quota is full again with the one that was left.
        var called = await Calling();
        await Do(broker, called[0], new LogCall(CallOutcome.NoAnswer, null, null));
        await host.To(At(today.AddDays(5), 10).AddMinutes(1));
        await Due(2, At(today.AddDays(6), 10));

        async Task Due(int calls, DateTimeOffset others)
        {
            await ProductHost.Eventually(async () => (await Runs()).All(run => run is null or { Call: not null } or { DueAt: null } || run.DueAt == others));
            Assert.Equal(calls, (await Calling()).Length);
            Assert.All((await Runs()).Where(run => run?.DueAt == others), run => Assert.Contains("a day's worth", Assert.Single(run!.Because), StringComparison.Ordinal));
        }

        async Task<Guid[]> Calling()
        {
            var runs = await Runs();
            return [.. leads.Where((_, at) => runs[at]?.Call is not null)];
        }

        async Task<FollowUpView?[]> Runs() => await Task.WhenAll(leads.Select(async lead => (await host.Grains.GetGrain<ILeadGrain>(lead).Get(System))!.FollowUp));
    }

    private static DateTimeOffset At(DateOnly day, int hour)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        return new DateTimeOffset(local, s_newYork.GetUtcOffset(local)).ToUniversalTime();
    }

    private async Task Do(string broker, Guid lead, LeadCommand command)
    {
        var grain = host.Grains.GetGrain<ILeadGrain>(lead);
        Assert.IsType<Done>(await grain.Execute(new Actor(ActorKind.Broker, broker, broker), command, (await grain.Get(System))!.Row.Version));
    }

    private async Task<string> Campaign(string broker)
    {
        var campaign = await host.NewCampaign(broker);
        var sequence = host.Grains.GetGrain<ISequenceGrain>(ISequenceGrain.KeyOf(campaign, "ring"));
        var steps = new SequenceContent { Name = "Ring", Steps = [new SequenceStep { Id = "rest", Kind = SequenceStepKind.Wait, Minutes = 24 * 60 }, new SequenceStep { Id = "ring", Kind = SequenceStepKind.Call }], IncludeFlagged = true };
        Assert.IsType<SequenceStored>(await sequence.Save(System, steps, 0));
        Assert.IsType<SequenceStored>(await sequence.Publish(System, 1));
        var grain = host.Grains.GetGrain<ICampaignGrain>(campaign);
        var definition = (await grain.Get())!;
        var answer = await grain.Put(
            System,
            definition with { Outreach = new OutreachSettings { Seller = campaign }, FollowUp = definition.FollowUp with { Arrival = "ring" } },
            definition.Version);
        Assert.Empty(answer.Faults);
        return campaign;
    }

    private async Task<Guid> Post(string campaign)
    {
        var phone = string.Create(CultureInfo.InvariantCulture, $"+1201{Random.Shared.Next(2_000_000, 9_999_999)}");
        var posted = Some.Lead(campaign).With("phone", phone).With("consent", new JsonObject
        {
            ["channels"] = new JsonArray("voice"),
            ["sellers"] = new JsonArray(campaign),
            ["phone"] = phone,
            ["text"] = "I agree to be called about my request. Consent is not a condition of purchase.",
            ["disclosureVersion"] = "test-1",
            ["method"] = "web_form",
            ["at"] = host.Now.AddMinutes(-1).ToString("O", CultureInfo.InvariantCulture),
        });
        return Guid.Parse((await host.Seller.Post(posted).Read(HttpStatusCode.Created)).Text("leadId"));
    }
}
