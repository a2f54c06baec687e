namespace LeadGrid.Mailings;

/// <summary>
/// How the volume of a new sending domain grows. Mailbox providers take sudden volume from a domain that they do not know for spam:
/// Twilio SendGrid, "Warming Up an IP Address", advises to begin low, to grow over weeks, and to begin again after 30 days of silence.
/// The steps are those that senders there publish: 50 on the first day, about double a day at first, 100,000 on the sixteenth. Only
/// days on which something was sent count.
/// </summary>
internal static class WarmUp
{
    private static readonly int[] s_limits =
        [50, 100, 250, 500, 1_000, 2_500, 5_000, 7_500, 10_000, 15_000, 20_000, 30_000, 40_000, 55_000, 70_000, 100_000];

    /// <summary>Days without a mailing after which a domain is new again.</summary>
    private const int Silence = 30;

    /// <returns>E-mails that mailings may send today; null: no limit.</returns>
    public static int? Limit(DomainDays days, DateOnly today) =>
        Day(days, today) is { } day && day <= s_limits.Length ? s_limits[day - 1] : null;

    /// <returns>The day of the warm-up that today is, or would be, from 1; null: the domain is known.</returns>
    public static int? Day(DomainDays days, DateOnly today)
    {
        if (days.Warm)
        {
            return null;
        }

        if (days.Last is not { } last || today.DayNumber - last.DayNumber > Silence)
        {
            return 1;
        }

        return last == today ? days.Sent : days.Sent + 1;
    }

    /// <summary>Something is sent today.</summary>
    public static DomainDays Used(DomainDays days, DateOnly today) => days with { Sent = Day(days, today) ?? days.Sent, Last = today };
}

/// <param name="Warm">An administrator said that mailbox providers know it.</param>
/// <param name="Sent">Days on which mailings sent something, since the last long silence.</param>
/// <param name="Last">The last of them; null: there was none.</param>
internal readonly record struct DomainDays(bool Warm, int Sent, DateOnly? Last);
