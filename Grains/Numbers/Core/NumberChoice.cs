namespace LeadGrid.Numbers;

/// <summary>
/// By which of our numbers a person is texted: by the one that the two of us last used, else the broker's own, the campaign's, one of
/// everybody's; among those by a near one, and then by the one that has sent least. Pure.
/// </summary>
internal static class NumberChoice
{
    private const int Same = 0;
    private const int Near = 1;
    private const int Far = 2;

    /// <summary>Whether the number is the campaign's, and may text leads of that broker.</summary>
    public static bool Serves(NumberView number, string campaign, string? broker) =>
        number.State != NumberState.Quarantined
        && IsOf(number, campaign)
        && (number.Terms.Broker is null || number.Terms.Broker == broker);

    /// <summary>Whether a campaign has the number, or had it before it was released.</summary>
    public static bool IsOf(NumberView number, string campaign) => number.Terms.Campaign is null || number.Terms.Campaign == campaign;

    /// <param name="since">Parts that a number was chosen for since the pool was read.</param>
    public static NumberPick Of(IReadOnlyCollection<NumberView> pool, NumberAsk ask, Func<string, int> since, DateTimeOffset now)
    {
        var served = pool.Where(number => Serves(number, ask.Campaign, ask.Broker)).ToArray();
        if (served.Length == 0)
        {
            return Own(pool, ask);
        }

        var tomorrow = CarrierDay.After(now);
        var free = served.Where(number => FreeFrom(number) <= now).ToArray();
        if (free.Length == 0)
        {
            return new NumberPick.Later(served.Min(FreeFrom));
        }

        var area = NumberPlace.AreaOf(ask.Phone);
        var region = NumberPlace.RegionOf(area) ?? ask.Region;
        var best = free
            .OrderBy(number => number.Number == ask.Before ? Same : Far)
            .ThenBy(Scope)
            .ThenBy(number => Distance(number, area, region))
            .ThenBy(Sent)
            .ThenBy(number => number.Number, StringComparer.Ordinal)
            .First();
        return new NumberPick.Given(best.Number, best.Terms.PerSecond);

        int Sent(NumberView number) => number.SentToday + since(number.Number);

        DateTimeOffset FreeFrom(NumberView number)
        {
            var rested = number.RestsUntil ?? now;
            var full = number.Terms.PerDay is { } perDay && Sent(number) + ask.Parts > perDay;
            return full && rested < tomorrow ? tomorrow : rested;
        }
    }

    // The campaign's one number, where the pool has none for it. One that was released is nobody's, whoever still names it.
    private static NumberPick Own(IReadOnlyCollection<NumberView> pool, NumberAsk ask) => ask.Own is { } own
        && !pool.Any(number => number.Number == own.Number && number.State == NumberState.Quarantined)
            ? own
            : new NumberPick.None();

    private static int Scope(NumberView number) => number.Terms switch
    {
        { Broker: not null } => Same,
        { Campaign: not null } => Near,
        _ => Far,
    };

    private static int Distance(NumberView number, string? area, string? region) =>
        area is not null && number.AreaCode == area ? Same
        : region is not null && number.Region == region ? Near
        : Far;
}

/// <summary>A text that needs a number.</summary>
/// <param name="Broker">Who has the lead; null: nobody yet.</param>
/// <param name="Phone">The person's, in E.164.</param>
/// <param name="Region">Where the person says to be, two letters; it counts where the phone's area code says nothing.</param>
/// <param name="Before">Our number by which the two last wrote to each other; null: none.</param>
/// <param name="Parts">Of the text.</param>
/// <param name="Own">The campaign's one number; null: it has none.</param>
internal sealed record NumberAsk(string Campaign, string? Broker, string Phone, string? Region, string? Before, int Parts, NumberPick.Given? Own)
{
    public override string ToString() => nameof(NumberAsk);
}

/// <summary>A closed set.</summary>
internal abstract record NumberPick
{
    private NumberPick()
    {
    }

    /// <param name="PerSecond">Parts of texts that it may send.</param>
    internal sealed record Given(string Number, decimal PerSecond) : NumberPick;

    /// <summary>All that there are rest, or have sent what they may today.</summary>
    internal sealed record Later(DateTimeOffset Until) : NumberPick;

    /// <summary>There is none for the campaign.</summary>
    internal sealed record None : NumberPick;
}
