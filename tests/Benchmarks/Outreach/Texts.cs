using System.Diagnostics;

namespace LeadGrid.Benchmarks.Outreach;

/// <summary>Texts from the broker's request to the provider, each by a permit; and how exactly a number's rate is held.</summary>
internal static class Texts
{
    private const int Slow = 20;
    private const long Second = 1_000_000;

    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        using var fast = await Messages.To(stage, "bench-texts", "+15182345601", textsPerSecond: 1_000);
        var count = quick ? 1_000 : 5_000;
        // Few at first: what compiles for seconds answers too late for a crowd.
        await Send(stage, fast, await fast.People(20));
        await Send(stage, fast, await fast.People(count / 2));
        var rates = new List<double>();
        for (var round = 0; round < (quick ? 1 : 3); round++)
        {
            var people = await fast.People(count);
            var started = Stopwatch.GetTimestamp();
            await Send(stage, fast, people);
            rates.Add(count / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        using var slow = await Messages.To(stage, "bench-rate", "+15182345602", Slow);
        var slowly = Slow * (quick ? 8 : 20);
        await Send(stage, slow, await slow.People(slowly));
        long[] began = [.. stage.Carriers.Texts.Arrivals.TakeLast(slowly).Select(arrival => arrival.Began.Microseconds).Order()];
        return
        [
            new("texts, queued to taken by the provider", Measurement.Median(rates), "/s"),
            new($"texts at {Slow} a second: most in any second", Most(began), "texts", Slow, "the provider's limit"),
            new($"texts at {Slow} a second: on average", (began.Length - 1) / ((began[^1] - began[0]) / (double)Second), "/s", Slow, "the provider's limit"),
        ];
    }

    private static async Task Send(Stage stage, Messages messages, Guid[] people)
    {
        var before = stage.Carriers.Texts.Arrived;
        await messages.Queue(people, email: false);
        await Messages.Until(() => (int)(stage.Carriers.Texts.Arrived - before), people.Length);
    }

    private static int Most(long[] began) => began.Select((from, i) => began.Skip(i).TakeWhile(at => at - from < Second).Count()).Max();
}
