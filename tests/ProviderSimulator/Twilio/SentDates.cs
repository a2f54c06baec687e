using System.Globalization;

namespace LeadGrid.Simulation.Twilio;

/// <summary>Twilio's filter by date: <c>DateSent</c>, <c>DateSent&lt;</c> and <c>DateSent&gt;</c>, each a day in GMT or an instant, both included.</summary>
/// <param name="From">Null: no bound.</param>
/// <param name="To">Not included; null: no bound.</param>
internal sealed record SentDates(DateTimeOffset? From, DateTimeOffset? To)
{
    public static readonly string[] Names = ["DateSent", "DateSent<", "DateSent>"];

    /// <returns>Null where a date is none.</returns>
    public static SentDates? Read(IQueryCollection query)
    {
        var bounds = Names.Select(name => query[name].ToString()).Select(text => (Given: text.Length > 0, Span: Span(text))).ToArray();
        if (bounds.Any(bound => bound is { Given: true, Span: null }))
        {
            return null;
        }

        var (day, before, after) = (bounds[0].Span, bounds[1].Span, bounds[2].Span);
        return new SentDates(day?.From ?? after?.From, day?.To ?? before?.To);
    }

    public bool Has(DateTimeOffset sent) => (From is null || sent >= From) && (To is null || sent < To);

    private static (DateTimeOffset From, DateTimeOffset To)? Span(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (Midnight(day), Midnight(day.AddDays(1)))
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? (at, at.AddSeconds(1))
                : null;

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
