using LeadGrid.Compliance;

namespace LeadGrid.Providers;

/// <param name="Outbox">Null: the database did not answer in time.</param>
internal sealed record ProvidersAnswer(DateTimeOffset At, SiloAnswer[] Silos, ProviderAnswer[] Providers, OutboxAnswer? Outbox)
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 27, 18, 0, 0, TimeSpan.Zero);

    public static readonly ProvidersAnswer Example = From(new ProvidersView(
        s_now,
        [
            new("silo-0", "10.0.0.1:11111",
            [
                new("smtp", ContactChannel.Email, null, ProviderCircuit.Closed, null, null, null),
                new(
                    "twilio", ContactChannel.Sms, new(100, 64, null), ProviderCircuit.Open, s_now.AddMinutes(-4), new(s_now.AddSeconds(-8), "HTTP 500"),
                    new(s_now.AddDays(-3), 1_204, 12, 3, 1, new Money(11.3m, "USD"))),
            ]),
            new("silo-1", "10.0.0.2:11111", null),
        ],
        new OutboxDepth(14, TimeSpan.FromSeconds(38))));

    /// <summary>By provider; one that any silo has configured counts as configured.</summary>
    public static ProvidersAnswer From(ProvidersView view) => new(
        view.At,
        [.. view.Silos.Select(silo => new SiloAnswer(silo.Name, silo.Address, silo.Providers is not null))],
        [
            .. from silo in view.Silos
               from provider in silo.Providers ?? []
               group (silo.Name, provider) by (provider.Provider, provider.Channel) into one
               orderby one.Key.Provider
               select ProviderAnswer.From(one.Key.Provider, one.Key.Channel, [.. one]),
        ],
        view.Outbox is { } outbox ? new OutboxAnswer(outbox.Due, outbox.Due >= OutboxDepth.Most, outbox.Oldest.TotalSeconds) : null);
}

/// <param name="Answers">False: it did not answer within two seconds. What it has counted is missing from the sums.</param>
internal sealed record SiloAnswer(string Name, string Address, bool Answers);

/// <param name="Due">Effects that could leave now.</param>
/// <param name="More">There are more than were counted.</param>
/// <param name="OldestSeconds">For how long the oldest has been due.</param>
internal sealed record OutboxAnswer(long Due, bool More, double OldestSeconds);
