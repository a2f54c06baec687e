using System.Globalization;

namespace LeadGrid.Compliance;

/// <summary>Hours and days by the clocks of all candidates: windows, holidays, the person's own word.</summary>
internal static class TimeRulings
{
    public static IEnumerable<Ruling> Of(WindowRule rule, PermitCase asked) =>
        from under in asked.Under(rule.Jurisdiction)
        let open = under.Calendar.Open(day => rule.Value.On(day.DayOfWeek))
        select asked.Rule(rule, open, $"{Here(under.Candidate)} it is {Clock(under.Calendar, asked)}.", under.Calendar, isWindow: true);

    public static IEnumerable<Ruling> Of(HolidaysRule rule, PermitCase asked)
    {
        foreach (var (candidate, calendar) in asked.Under(rule.Jurisdiction))
        {
            var holiday = asked.Rules.Holidays.NameOf(rule.Jurisdiction, calendar.DateOf(asked.At));
            var open = calendar.Open(day =>
                asked.Rules.Holidays.NameOf(rule.Jurisdiction, day) is null ? LocalCalendar.WholeDay : LocalCalendar.NoHours);
            var sentence = holiday is null ? $"{Here(candidate)} it is no legal holiday." : $"{Here(candidate)} it is {holiday}.";
            yield return asked.Rule(rule, open, sentence, calendar, isWindow: true);
        }
    }

    public static IEnumerable<Ruling> Of(NarrowingRule rule, PermitCase asked) =>
        from narrowing in asked.Facts.Narrowings
        where narrowing.Channels.Contains(asked.Question.Channel)
        from under in asked.Under(rule.Jurisdiction)
        let open = under.Calendar.Open(day => HoursOf(narrowing, day))
        select asked.Rule(
            rule,
            open,
            $"The person asked on {Day(narrowing.At)} for other hours; {Here(under.Candidate)} it is {Clock(under.Calendar, asked)}.",
            under.Calendar,
            isWindow: true);

    private static (TimeSpan From, TimeSpan To)[] HoursOf(Narrowing narrowing, DateOnly day) =>
        narrowing.NotOn?.Contains(day.DayOfWeek) == true
            ? LocalCalendar.NoHours
            : [(narrowing.NotBefore?.ToTimeSpan() ?? TimeSpan.Zero, narrowing.NotFrom?.ToTimeSpan() ?? TimeSpan.FromDays(1))];

    private static string Here(Candidate candidate) => $"In {candidate.State} ({candidate.Zone})";

    private static string Clock(LocalCalendar calendar, PermitCase asked) =>
        calendar.Local(asked.At).ToString("ddd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
