namespace LeadGrid.Intake;

/// <summary>The rules that mark test and junk data. Read once, and checked as they are read.</summary>
internal sealed class JunkRuleBook
{
    /// <summary>The rules of <c>junk-rules.json</c>.</summary>
    public static readonly JunkRuleBook Default = new(EmbeddedList.Json<JunkRule[]>("junk-rules.json"));

    private readonly (JunkRule Rule, Predicate<string> Holds)[] tests;

    /// <exception cref="InvalidDataException">A rule that says nothing that can be tested; it is named.</exception>
    public JunkRuleBook(JunkRule[] rules)
    {
        var ids = new HashSet<string>();
        tests = [.. rules.Select(rule => (rule, Checked(rule, ids)))];
    }

    public void Apply(LeadReading lead, Findings findings)
    {
        foreach (var (rule, holds) in tests)
        {
            if (JunkFields.Read(lead, rule.Field) is { } value && holds(value))
            {
                findings.Flag(rule.Flag);
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
