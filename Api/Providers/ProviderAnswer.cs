using LeadGrid.Compliance;

namespace LeadGrid.Providers;

/// <summary>One provider, over all silos that answered.</summary>
/// <param name="Fallback">Null: nothing stands in; messages wait.</param>
/// <param name="CostToday">Null: not counted.</param>
/// <param name="Silos">Those that have it configured.</param>
internal sealed record ProviderAnswer(
    string Provider, ContactChannel Channel, bool Configured, string? Fallback, long Accepted, long Refused, long NotSent, long Unknown,
    Money? CostToday, ProviderInSilo[] Silos)
{
    public static ProviderAnswer From(string provider, ContactChannel channel, (string Silo, ProviderReport Report)[] reports)
    {
        ProviderInSilo[] silos = [.. reports.Select(each => ProviderInSilo.From(each.Silo, each.Report)).OfType<ProviderInSilo>()];
        Money[] costs = [.. silos.Select(silo => silo.CostToday).OfType<Money>()];
        return new(
            provider, channel, silos.Length > 0, silos.Select(silo => silo.Fallback).FirstOrDefault(named => named is not null),
            silos.Sum(silo => silo.Accepted), silos.Sum(silo => silo.Refused), silos.Sum(silo => silo.NotSent), silos.Sum(silo => silo.Unknown),
            // All silos have the same settings; while those change there is no sum of two currencies.
            costs.Select(cost => cost.Currency).Distinct().Count() == 1 ? new Money(costs.Sum(cost => cost.Amount), costs[0].Currency) : null,
            silos);
    }
}

/// <param name="CountedSince">The counts are of the last 24 hours, or from here on where that is later.</param>
/// <param name="PerSecond">Null: only <paramref name="AtOnce"/> limits.</param>
internal sealed record ProviderInSilo(
    string Silo, ProviderCircuit Circuit, DateTimeOffset? LastSuccess, LastFailure? LastFailure, DateTimeOffset CountedSince, long Accepted,
    long Refused, long NotSent, long Unknown, Money? CostToday, int? PerSecond, int AtOnce, string? Fallback)
{
    /// <returns>Null: it is not configured there.</returns>
    public static ProviderInSilo? From(string silo, ProviderReport report) => report is { Limits: { } limits, Counts: { } counts }
        ? new(
            silo, report.Circuit, report.LastSuccess, report.LastFailure, counts.Since, counts.Accepted, counts.Refused, counts.NotSent,
            counts.Unknown, counts.CostToday, limits.PerSecond, limits.AtOnce, limits.Fallback)
        : null;
}
