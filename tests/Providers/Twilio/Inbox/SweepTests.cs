using System.Globalization;
using LeadGrid.Outreach;
using LeadGrid.Simulation;

namespace LeadGrid.Providers;

/// <summary>Texts that no webhook brought, at the simulated provider.</summary>
public sealed class SweepTests
{
    private static readonly Behaviour s_withholding = new() { WithheldTexts = 1 };

    [Fact]
    public async Task A_stop_that_no_webhook_brought_is_found_once_and_again_has_no_effect_when_the_webhook_comes()
    {
        await using var run = await Run.Start(s_withholding);
        await using var sweeping = Begin(run);
        await run.Provider.Say(Sender.Person, Sender.Ours, "STOP");
        Assert.Empty(run.Host.Grain.Texts);
        await sweeping.Sweep();
        var (text, at) = Assert.Single(run.Host.Grain.CaughtUp);
        Assert.Equal(("twilio", Sender.Person, Sender.Ours, "STOP", null), (text.Provider, text.From, text.To, text.Body, text.OptOutType));
        Assert.InRange(at, TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow());

        // In the overlap it is listed again, and not handed over again.
        await sweeping.Sweep();
        await run.Provider.BringWithheld();
        Assert.Single(run.Host.Grain.CaughtUp);
        Assert.Equal(text.ProviderId, Assert.Single(run.Host.Grain.Texts).ProviderId);
        Assert.Contains("had not come by webhook", sweeping.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("8102929388", sweeping.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("STOP", sweeping.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_of_the_pool_is_swept_whether_a_campaign_has_it_or_not()
    {
        await using var run = await Run.Start(s_withholding);
        await using var sweeping = Begin(run);
        sweeping.Pool = ["+15005550009"];
        await run.Provider.Say(Sender.Person, "+15005550009", "STOP");
        await sweeping.Sweep();
        Assert.Equal("+15005550009", Assert.Single(run.Host.Grain.CaughtUp).Text.To);
    }

    [Fact]
    public async Task What_a_webhook_has_brought_is_found_to_be_known()
    {
        await using var run = await Run.Start();
        await using var sweeping = Begin(run);
        await run.Provider.Say(Sender.Person, Sender.Ours, "STOP");
        await sweeping.Sweep();
        Assert.Equal(Assert.Single(run.Host.Grain.Texts).ProviderId, Assert.Single(run.Host.Grain.CaughtUp).Text.ProviderId);
        Assert.DoesNotContain("had not come by webhook", sweeping.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_read_to_the_end_and_handed_over_in_the_order_of_their_sending()
    {
        await using var run = await Run.Start(s_withholding);
        await using var sweeping = Begin(run, ("PageSize", "3"));
        string[] said = [.. Enumerable.Range(0, 10).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        foreach (var words in said)
        {
            await run.Provider.Say(Sender.Person, Sender.Ours, words);
        }

        // Ours to people, and people's to other numbers, are listed elsewhere or not meant.
        await run.Sender.Send();
        await run.Provider.Say(Sender.Person, "+15005550009", "To another");
        await sweeping.Sweep();
        Assert.Equal(said, run.Host.Grain.CaughtUp.Select(each => each.Text.Body));
    }

    [Fact]
    public async Task More_pages_than_are_read_are_not_passed_over()
    {
        await using var run = await Run.Start(s_withholding);
        await using var sweeping = Begin(run, ("PageSize", "1"), ("MaximumPages", "2"));
        foreach (var words in new[] { "first", "second", "third" })
        {
            await run.Provider.Say(Sender.Person, Sender.Ours, words);
        }

        var before = TimeProvider.System.GetUtcNow();
        await sweeping.Sweep();
        Assert.Equal(["second", "third"], run.Host.Grain.CaughtUp.Select(each => each.Text.Body));
        Assert.True(sweeping.Marks.To[Sender.Ours] < before.AddHours(-1), "The mark has moved over a text that nobody has read.");
        Assert.Contains("MaximumPages", sweeping.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_provider_is_away_the_mark_stays_and_afterwards_everything_is_found()
    {
        await using var run = await Run.Start(s_withholding);
        await run.Provider.Say(Sender.Person, Sender.Ours, "STOP");
        await using var away = new WireServer(WireServer.Json(503, "{}", "Retry-After: 0\r\n"));
        await using var nowhere = new Sweeping(away.Address, (IInboundGrain)(object)run.Host.Grain, TimeProvider.System.GetUtcNow);
        await nowhere.Sweep();
        Assert.Empty(run.Host.Grain.CaughtUp);
        Assert.Equal(3, away.Requests.Count);
        Assert.Contains("could not be listed", nowhere.Log.All, StringComparison.Ordinal);
        await using var sweeping = Begin(run);
        sweeping.Marks.To[Sender.Ours] = nowhere.Marks.To[Sender.Ours];
        await sweeping.Sweep();
        Assert.Single(run.Host.Grain.CaughtUp);
    }

    [Fact]
    public async Task What_could_not_be_handed_over_holds_the_mark_and_nobody_else()
    {
        const string another = "+18102929399";
        await using var run = await Run.Start(s_withholding);
        await using var sweeping = Begin(run);
        await run.Provider.Say(Sender.Person, Sender.Ours, "STOP");
        await run.Provider.Say(Sender.Person, Sender.Ours, "START");
        await run.Provider.Say(another, Sender.Ours, "STOP");
        run.Host.Grain.OnText = count => count == 1 ? throw new StillLeavingException() : Task.CompletedTask;
        await sweeping.Sweep();
        Assert.Equal([(Sender.Person, "STOP"), (another, "STOP")], run.Host.Grain.CaughtUp.Select(each => (each.Text.From, each.Text.Body)));
        var mark = sweeping.Marks.To[Sender.Ours];
        await sweeping.Sweep();
        Assert.Equal([(Sender.Person, "STOP"), (Sender.Person, "START")], run.Host.Grain.CaughtUp.Skip(2).Select(each => (each.Text.From, each.Text.Body)));
        Assert.True(sweeping.Marks.To[Sender.Ours] > mark);
    }

    [Fact]
    public async Task Nothing_is_lost_where_two_sweeps_meet()
    {
        await using var run = await Run.Start(s_withholding);
        var now = TimeProvider.System.GetUtcNow();
        await using var sweeping = new Sweeping(run.Provider.Address, (IInboundGrain)(object)run.Host.Grain, () => now);
        // By our clock it is sent after the first sweep's end, and is listed late; by the next one the mark is past it.
        now = now.AddMinutes(10);
        await sweeping.Sweep();
        await run.Provider.Say(Sender.Person, Sender.Ours, "STOP");
        now = now.AddMinutes(1);
        await sweeping.Sweep();
        Assert.Single(run.Host.Grain.CaughtUp);
    }

    [Fact]
    public async Task Young_texts_are_left_to_the_webhook_and_found_later_over_midnight_too()
    {
        await using var run = await Run.Start(s_withholding);
        var now = TimeProvider.System.GetUtcNow();
        await using var sweeping = new Sweeping(run.Provider.Address, (IInboundGrain)(object)run.Host.Grain, () => now, ("Settle", "00:05:00"));
        await run.Provider.Say(Sender.Person, Sender.Ours, "STOP");
        await sweeping.Sweep();
        Assert.Empty(run.Host.Grain.CaughtUp);
        now = now.AddDays(1).AddMinutes(10);
        await sweeping.Sweep();
        Assert.Single(run.Host.Grain.CaughtUp);
    }

    private static Sweeping Begin(Run run, params (string Name, string Value)[] settings) =>
        new(run.Provider.Address, (IInboundGrain)(object)run.Host.Grain, () => TimeProvider.System.GetUtcNow().AddSeconds(2), settings);
}
