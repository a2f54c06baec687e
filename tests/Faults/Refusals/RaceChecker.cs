using LeadGrid.Simulation.Twilio;
using LeadGrid.Simulation.Webhooks;

namespace LeadGrid.Faults.Refusals;

/// <summary>
/// Judges a round: a pure function of what the simulator has noted. Nothing reaches the simulator after it was told that a STOP
/// is taken, be it accepted there or not; no message arrives twice; nobody gets more than one confirmation.
/// </summary>
internal static class RaceChecker
{
    /// <summary>How the one text begins that may follow a refusal.</summary>
    public const string Confirmation = "You will get no more messages";

    public static RaceVerdict Check(RaceRecord record)
    {
        var people = record.People.ToDictionary(racer => racer.Phone);
        var heard = record.Webhooks
            .Where(webhook => webhook.Kind == "inbound" && webhook.Acknowledged && IsRefusal(people, webhook))
            .GroupBy(webhook => webhook.Person)
            .ToDictionary(own => own.Key, own => own.MinBy(webhook => webhook.Ended.Microseconds)!);
        var said = record.Webhooks
            .Where(webhook => webhook.Kind == "inbound" && IsRefusal(people, webhook))
            .GroupBy(webhook => webhook.Person)
            .ToDictionary(own => own.Key, own => own.Min(webhook => webhook.Sent.Microseconds));
        var arrivals = record.Arrivals.Where(arrival => Mark.Read(arrival.Body) is not null).ToLookup(arrival => Mark.Read(arrival.Body)!.Value);
        string[] violations =
        [
            .. record.Arrivals.Where(arrival => IsLate(arrival, heard)).Select(arrival => Late(arrival, heard[arrival.To])),
            .. arrivals.Where(same => same.Count(arrival => arrival.Taken) > 1).Select(same => $"{same.Key} was taken {same.Count(arrival => arrival.Taken)} times."),
            .. arrivals.Where(same => same.Any(arrival => !people.TryGetValue(arrival.To, out var racer) || racer.Number != same.Key.Person))
                .Select(same => $"{same.Key} went to somebody else."),
            .. record.Arrivals.Where(IsConfirmation).CountBy(arrival => arrival.To).Where(each => each.Value > 1)
                .Select(each => $"{people[each.Key].Number} got {each.Value} confirmations."),
            .. record.Arrivals.Where(arrival => IsConfirmation(arrival) && !said.ContainsKey(arrival.To))
                .Select(arrival => $"{arrival.To} got a confirmation of nothing."),
            .. record.Arrivals.Where(arrival => !IsConfirmation(arrival) && Mark.Read(arrival.Body) is null).Select(arrival => $"Nobody has queued a message that {arrival.To} got."),
        ];

        var refusers = record.People.Where(racer => racer.When != SaysStop.Never).ToDictionary(racer => racer.Number);
        var races = record.Queued.Where(mark => refusers.TryGetValue(mark.Person, out var racer) && heard.ContainsKey(racer.Phone)).ToArray();
        var wanted = record.Queued.Where(mark => !refusers.ContainsKey(mark.Person)).ToArray();
        return new RaceVerdict(
            races.Length,
            races.Count(mark => arrivals[mark].Any(arrival => WasOpen(arrival, said[arrival.To]))),
            races.Count(mark => !arrivals[mark].Any()),
            said.Count,
            heard.Count,
            wanted.Length,
            wanted.Count(mark => arrivals[mark].Count(arrival => arrival.Taken) == 1),
            violations);
    }

    private static bool IsRefusal(Dictionary<string, Racer> people, WebhookRecord webhook) =>
        people.TryGetValue(webhook.Person, out var racer) && racer.When != SaysStop.Never && webhook.Content == racer.Refusal;

    private static bool IsConfirmation(Arrival arrival) => arrival.Body.Contains(Confirmation, StringComparison.Ordinal);

    // By the head of the request: whatever was not yet here when the refusal was acknowledged is too late.
    private static bool IsLate(Arrival arrival, Dictionary<string, WebhookRecord> heard) =>
        !IsConfirmation(arrival) && heard.TryGetValue(arrival.To, out var refusal) && arrival.Began.Microseconds > refusal.Ended.Microseconds;

    private static bool WasOpen(Arrival arrival, long said) =>
        arrival.Began.Microseconds <= said && said <= (arrival.Answered?.Microseconds ?? long.MaxValue);

    private static string Late(Arrival arrival, WebhookRecord refusal) =>
        $"{Mark.Read(arrival.Body)} came {(arrival.Began.Microseconds - refusal.Ended.Microseconds) / 1000.0:0.0} ms after "
        + $"'{refusal.Content}' was acknowledged at {refusal.Ended.Utc:HH:mm:ss.fff} (attempt {refusal.Attempt}); it was {arrival.Outcome}.";
}
