namespace LeadGrid.Intake;

/// <summary>The rules that mark test and junk data. Read once, and checked as they are read.</summary>
internal sealed class JunkRuleBook
{
    /// <summary>The rules of <c>junk-rules.json</c>.</summary>
    public static readonly JunkRuleBook Default = new(EmbeddedList.Json<JunkRule[]>("junk-rules.json"));

    // By field, so that each is read and put into lower case once a lead.
    private readonly ILookup<string, (string Flag, Predicate<string> Holds)> testsByField;

    /// <exception cref="InvalidDataException">A rule that says nothing that can be tested; it is named.</exception>
    public JunkRuleBook(JunkRule[] rules)
    {
        var ids = new HashSet<string>();
        testsByField = rules.ToLookup(rule => rule.Field, rule => (rule.Flag, Checked(rule, ids)));
    }

    public void Apply(LeadReading lead, Findings findings)
    {
        foreach (var tests in testsByField)
        {
            if (JunkFields.Read(lead, tests.Key) is { } value)
            {
                Apply(tests, value, findings);
            }
        }
    }

    private static void Apply(
        IEnumerable<(string Flag, Predicate<string> Holds)> tests, string value, Findings findings)
    {
        foreach (var (flag, holds) in tests)
        {
            if (holds(value))
            {
                findings.Flag(flag);
            }
        }
    }

    private static Predicate<string> Checked(JunkRule rule, HashSet<string> ids)
    {
        if (string.IsNullOrWhiteSpace(rule.Id) || !ids.Add(rule.Id))
        {
            throw new InvalidDataException($"Junk rule '{rule.Id}': give every rule an id of its own.");
        }

        if (!JunkFields.IsKnown(rule.Field))
        {
            throw new InvalidDataException($"Junk rule '{rule.Id}': there is no field '{rule.Field}'.");
        }

        if (string.IsNullOrWhiteSpace(rule.Value) || string.IsNullOrWhiteSpace(rule.Flag))
        {
            throw new InvalidDataException($"Junk rule '{rule.Id}': give it a value and a flag.");
        }

        try
        {
            return JunkTest.Of(rule.Kind, rule.Value);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException or ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException($"Junk rule '{rule.Id}': its value does not suit its kind.", fault);
        }
    }
}
