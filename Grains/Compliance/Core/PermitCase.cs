namespace LeadGrid.Compliance;

/// <summary>A question with all that it is judged by: the facts as they stood, where the person may be, and their calendars.</summary>
internal sealed class PermitCase
{
    private static readonly TimeSpan Beyond = TimeSpan.FromDays(1);

    private readonly Dictionary<string, LocalCalendar> _calendars;
    private readonly LocalCalendar _utc;

    public PermitCase(PermitQuestion question, ContactFacts facts, RuleSet rules)
    {
        Question = question;
        Facts = facts.AsOf(question.At);
        Rules = rules;
        Place = Whereabouts.Of(question.Phone, question.State, question.Zip);
        Last = At.AddDays(rules.HorizonDays);
        var end = Last + Beyond;
        _calendars = Place.Candidates.Select(candidate => candidate.Zone).OfType<string>().Distinct()
            .ToDictionary(zone => zone, zone => new LocalCalendar(zone, At, end));
        _utc = new LocalCalendar("UTC", At, end);
    }

    public PermitQuestion Question { get; }

    public ContactFacts Facts { get; }

    public RuleSet Rules { get; }

    public Whereabouts Place { get; }

    public DateTimeOffset At => Question.At;

    /// <summary>The last instant of the horizon.</summary>
    public DateTimeOffset Last { get; }

    /// <summary>The candidates under a rule's jurisdiction whose clock is known, with their calendars.</summary>
    public IEnumerable<(Candidate Candidate, LocalCalendar Calendar)> Under(string jurisdiction) =>
        from candidate in Place.Candidates
        where candidate.Zone is not null && candidate.IsUnder(jurisdiction)
        select (candidate, _calendars[candidate.Zone!]);

    /// <summary>A ruling that holds on the days on which the rule is in force, by that calendar; by UTC without one.</summary>
    public Ruling Rule(Rule rule, OpenTimes open, string sentence, LocalCalendar? calendar = null, bool isWindow = false)
    {
        calendar ??= _utc;
        if (rule is { EffectiveFrom: null, EffectiveTo: null })
        {
            return new(rule, open, sentence, isWindow);
        }

        var free = calendar.Open(day => rule.InForce(day) ? LocalCalendar.NoHours : LocalCalendar.WholeDay);
        return new(rule, open.Or(free), sentence, isWindow) { Speaks = rule.InForce(calendar.DateOf(At)) };
    }

    public bool InForce(Rule rule) => rule.InForce(_utc.DateOf(At));
}
