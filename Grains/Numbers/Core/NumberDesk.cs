using LeadGrid.Access;
using LeadGrid.Intake;

namespace LeadGrid.Numbers;

/// <summary>How the pool changes. Pure: what it returns is stored as a whole, or not at all.</summary>
internal static class NumberDesk
{
    private const string Gone = "It is in quarantine: add it anew when that is over.";

    /// <param name="findings">What is known of it already, such as a campaign that does not exist.</param>
    /// <returns>The number; null where something is at fault.</returns>
    public static PoolNumber? Add(IReadOnlyCollection<PoolNumber> pool, NewNumber asked, Findings findings, Actor by, DateTimeOffset now)
    {
        var number = NumberRules.Read(asked, findings);
        NumberRules.Check(asked.Terms, findings);
        if (pool.FirstOrDefault(each => each.Number == number) is { } known)
        {
            findings.Fault("number", known.QuarantinedUntil is null ? "It is in the pool already." : Gone);
        }
        else if (pool.Count >= INumberPoolGrain.Limit)
        {
            findings.Fault("number", $"There are {INumberPoolGrain.Limit:N0} numbers already, those in quarantine included.");
        }

        return findings.HasFaults ? null : new PoolNumber
        {
            Number = number!, Kind = asked.Kind, Terms = asked.Terms, Version = 1, AddedAt = now, ChangedAt = now, ChangedBy = by.Name,
        };
    }

    /// <returns>Why its state does not allow a change, a sentence; null: it does.</returns>
    public static string? Refuse(PoolNumber known) => known.QuarantinedUntil is null ? null : Gone;

    public static PoolNumber Change(PoolNumber known, NumberTerms terms, Actor by, DateTimeOffset now) => Next(known, by, now) with { Terms = terms };

    /// <summary>Its terms stay with it: whoever answers it is still heard in the name of the campaign that had it.</summary>
    public static PoolNumber Release(PoolNumber known, NumberOptions options, Actor by, DateTimeOffset now) =>
        Next(known, by, now) with { QuarantinedUntil = now + options.Quarantine };

    /// <returns>Null: it need not rest, or does so already.</returns>
    public static PoolNumber? Rest(PoolNumber known, NumberHealth health, NumberOptions options, Actor by, DateTimeOffset now) =>
        known.StateAt(now) == NumberState.Active && health.Unfit(options) is { } because
            ? Next(known, by, now) with { Rest = new NumberRest(now + options.Rest, because) }
            : null;

    /// <summary>From when on a number's texts say how it does.</summary>
    public static DateTimeOffset JudgedSince(PoolNumber known, NumberOptions options, DateTimeOffset now)
    {
        var window = now - options.Window;
        return known.Rest is { } rest && rest.Until > window ? rest.Until : window;
    }

    private static PoolNumber Next(PoolNumber known, Actor by, DateTimeOffset now) =>
        known with { Version = known.Version + 1, ChangedAt = now, ChangedBy = by.Name };
}
