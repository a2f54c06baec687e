using System.Diagnostics;

namespace LeadGrid.Benchmarks.Outreach;

/// <summary>E-mails from the broker's request to a local mail server, each by a permit, framed, signed, and by pooled connections.</summary>
internal static class Emails
{
    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        using var messages = await Messages.To(stage, "bench-emails", "+15182345603", textsPerSecond: 1);
        var count = quick ? 500 : 3_000;
        // Few at first: what compiles for seconds answers too late for a crowd.
        await Send(stage, messages, await messages.People(20));
        await Send(stage, messages, await messages.People(count / 2));
        var rates = new List<double>();
        for (var round = 0; round < (quick ? 1 : 3); round++)
        {
            var people = await messages.People(count);
            var started = Stopwatch.GetTimestamp();
            await Send(stage, messages, people);
            rates.Add(count / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return [new("e-mails, queued to taken by a local mail server", Measurement.Median(rates), "/s")];
    }

    private static async Task Send(Stage stage, Messages messages, Guid[] people)
    {
        var before = stage.Carriers.Mails.Taken;
        await messages.Queue(people, email: true);
        await Messages.Until(() => stage.Carriers.Mails.Taken - before, people.Length);
    }
}
