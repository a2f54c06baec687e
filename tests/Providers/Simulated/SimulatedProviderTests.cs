using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadGrid.Outreach;
using LeadGrid.Simulation;
using LeadGrid.Simulation.People;
using Microsoft.Extensions.Time.Testing;

namespace LeadGrid.Providers;

/// <summary>The adapter, the webhooks and the simulator with its people, one against the other.</summary>
public sealed class SimulatedProviderTests
{
    [Fact]
    public async Task A_message_goes_its_whole_way_and_the_person_answers()
    {
        await using var run = await Run.Start();
        run.Provider.Settle(new Person(Sender.Person, [new Reaction("Who is this?", After: 10)]));
        var text = Sender.Text();
        var accepted = Assert.IsType<SendOutcome.Accepted>(await run.Sender.Send(text));
        await Run.Eventually(() => run.Host.Grain.Texts.Count == 1 && run.Host.Grain.Reports.Count == 3);
        Assert.All(run.Host.Grain.Reports, r => Assert.Equal((text.MessageId, accepted.ProviderId), (r.MessageId, r.ProviderId)));
        Assert.Contains(run.Host.Grain.Reports, r => r.State == MessageState.Delivered);
        var answer = Assert.Single(run.Host.Grain.Texts);
        Assert.Equal((Sender.Person, Sender.Ours, "Who is this?"), (answer.From, answer.To, answer.Body));
    }

    [Fact]
    public async Task A_stop_can_come_while_the_message_that_it_answers_is_being_sent()
    {
        await using var run = await Run.Start();
        run.Provider.Settle(new Person(Sender.Person, [new Reaction("STOP", Moment.WhileSending) { Hold = 1_000 }]));
        // The webhook is acknowledged before the request is answered: the worst moment there is.
        Assert.IsType<SendOutcome.Accepted>(await run.Sender.Send());
        await Run.Eventually(() => run.Provider.Webhooks.Any(w => w.Kind == "inbound" && w.Acknowledged));
        Assert.Equal("STOP", Assert.Single(run.Host.Grain.Texts).OptOutType);
        var (arrival, stop) = (Assert.Single(run.Provider.Arrivals), run.Provider.Webhooks.Single(w => w.Kind == "inbound"));
        Assert.InRange(stop.Sent.Microseconds, arrival.Arrived.Microseconds, arrival.Answered!.Value.Microseconds);
        Assert.InRange(arrival.Arrived.Microseconds, arrival.Began.Microseconds, stop.Ended.Microseconds);
        // And the provider itself has heard it.
        Assert.Equal(new SendOutcome.Refused("21610", "Attempt to send to unsubscribed recipient", true), await run.Sender.Send());
        await run.Provider.Say(Sender.Person, Sender.Ours, "start");
        Assert.IsType<SendOutcome.Accepted>(await run.Sender.Send());
    }

    [Fact]
    public async Task A_webhook_that_is_not_acknowledged_comes_again_up_to_a_bound()
    {
        await using var run = await Run.Start(new Behaviour { WebhookAttempts = 3, WebhookPause = 1 });
        run.Host.Grain.OnText = count => count < 3 ? throw new StillLeavingException() : Task.CompletedTask;
        await run.Provider.Say(Sender.Person, Sender.Ours, "STOP");
        Assert.Equal([(1, 503), (2, 503), (3, 200)], run.Provider.Webhooks.Select(w => (w.Attempt, w.Status!.Value)));
        Assert.Single(run.Host.Grain.Texts.DistinctBy(t => t.ProviderId));
        run.Host.Grain.OnText = _ => throw new StillLeavingException();
        await run.Provider.Say(Sender.Person, Sender.Ours, "STOP");
        Assert.Equal(6, run.Provider.Webhooks.Count);
    }

    [Fact]
    public async Task Every_kind_of_trouble_comes_as_its_outcome()
    {
        await using var run = await Run.Start();
        async Task<SendOutcome[]> Under(Behaviour behaviour, string patience = "00:00:04.5")
        {
            run.Provider.Behaviour = behaviour;
            await using var sender = run.NewSender(("FailureMinimum", "1000"), ("RequestTimeout", patience));
            var outcomes = new List<SendOutcome>();
            for (var i = 0; i < 8; i++)
            {
                outcomes.Add(await sender.Send(Sender.Text(to: $"+1810292{9000 + i}")));
            }

            return [.. outcomes];
        }

        Assert.All(await Under(new Behaviour { Malformed = 1 }), o => Assert.IsType<SendOutcome.Unknown>(o));
        var failing = await Under(new Behaviour { Failing = 1 });
        Assert.Contains(failing, o => o is SendOutcome.Unknown);
        Assert.Contains(failing, o => o is SendOutcome.NotSent { RetryAfter.TotalSeconds: 1 });
        Assert.All(await Under(new Behaviour { Silent = 1 }, "00:00:00.3"), o => Assert.Equal(new SendOutcome.Unknown("timeout"), o));
        Assert.All(await Under(new Behaviour { Latency = Spread.Exactly(50) }), o => Assert.IsType<SendOutcome.Accepted>(o));
        // What was not said to be sent may have been: about half of it, by the seed.
        Assert.Contains(run.Provider.Arrivals, a => a is { Outcome: "silent", Taken: true, Answered: null });
        Assert.Contains(run.Provider.Arrivals, a => a is { Outcome: "malformed", Taken: false });
    }

    [Fact]
    public async Task A_number_may_send_so_many_messages_in_any_second_and_no_more()
    {
        var time = new FakeTimeProvider();
        await using var simulator = await Simulator.Start(new SimulatorOptions { Behaviour = new Behaviour { RatePerSecond = 3 } }, time: time);
        await using var sender = new Sender(simulator.Address);
        async Task<int> Accepted(int messages)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, messages).Select(_ => sender.Send()));
            Assert.All(outcomes, o => Assert.True(o is SendOutcome.Accepted or SendOutcome.NotSent { RetryAfter.TotalSeconds: 1 }, o.ToString()));
            return outcomes.Count(o => o is SendOutcome.Accepted);
        }

        Assert.Equal(3, await Accepted(8));
        time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Equal(0, await Accepted(2));
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(3, await Accepted(8));
    }

    [Fact]
    public async Task Webhooks_can_come_twice_late_and_in_another_order()
    {
        await using var run = await Run.Start(new Behaviour
        {
            DuplicateWebhooks = 1, DisorderedWebhooks = 1, LateWebhooks = 1, Lateness = new Spread(1, 5, 10), Steps = Spread.Exactly(300),
        });
        await run.Sender.Send();
        await Run.Eventually(() => run.Host.Grain.Reports.Count == 6);
        var states = run.Host.Grain.Reports.Select(r => r.State).ToList();
        Assert.Equal(2, states.Count(s => s == MessageState.Delivered));
        Assert.True(states.IndexOf(MessageState.Delivered) < states.LastIndexOf(MessageState.Sent), string.Join(' ', states));
    }

    [Fact]
    public async Task A_run_is_steered_and_read_over_http()
    {
        await using var run = await Run.Start();
        using var control = new HttpClient { BaseAddress = run.Provider.Address };
        var stopped = TestContext.Current.CancellationToken;
        var behaviour = (await control.GetFromJsonAsync<JsonObject>("/control/behaviour", stopped))!;
        behaviour["failing"] = 2;
        using var refused = await control.PutAsJsonAsync("/control/behaviour", behaviour, stopped);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
        behaviour["failing"] = 0;
        behaviour["undelivered"] = 1;
        using var taken = await control.PutAsJsonAsync("/control/behaviour", behaviour, stopped);
        using var settled = await control.PutAsJsonAsync(
            "/control/people", new[] { new { number = Sender.Person, reactions = new[] { new { text = "Quit", when = "whileSending", to = 1 } } } }, stopped);
        Assert.Equal((true, true), (taken.IsSuccessStatusCode, settled.IsSuccessStatusCode));
        await run.Sender.Send();
        await Run.Eventually(() => run.Provider.Webhooks.Count == 4);
        var messages = (await control.GetFromJsonAsync<JsonObject>("/control/messages", stopped))!;
        Assert.Equal("accepted", Assert.Single(messages["entries"]!.AsArray())!["outcome"]!.GetValue<string>());
        var webhooks = (await control.GetFromJsonAsync<JsonObject>("/control/webhooks?limit=3", stopped))!;
        Assert.Equal((3, 3L), (webhooks["entries"]!.AsArray().Count, webhooks["last"]!.GetValue<long>()));
        var rest = (await control.GetFromJsonAsync<JsonObject>("/control/webhooks?after=3", stopped))!;
        Assert.True(Assert.Single(rest["entries"]!.AsArray())!["acknowledged"]!.GetValue<bool>());
        using var forgotten = await control.PostAsync("/control/forget", null, stopped);
        Assert.Empty(run.Provider.Arrivals);
    }

    [Fact]
    public async Task Nothing_grows_without_a_bound()
    {
        await using var simulator = await Simulator.Start(new SimulatorOptions { Kept = 10, MaximumPeople = 5 });
        await using var sender = new Sender(simulator.Address);
        for (var i = 0; i < 30; i++)
        {
            Assert.IsType<SendOutcome.Accepted>(await sender.Send(Sender.Text(to: $"+1810292{9000 + i}")));
        }

        Assert.Equal(10, simulator.Arrivals.Count);
        Assert.InRange(simulator.Webhooks.Count, 0, 10);
    }
}
