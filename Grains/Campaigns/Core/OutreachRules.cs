using System.Text.RegularExpressions;
using LeadGrid.Intake;

namespace LeadGrid.Campaigns;

/// <summary>Settings of outreach that could not work are told when they are made, and not by messages that never leave.</summary>
internal static partial class OutreachRules
{
    /// <summary>What the table of sending numbers takes.</summary>
    private const int MaximumTextsPerSecond = 1_000;

    public static void Check(string field, OutreachSettings outreach, Findings findings)
    {
        if (outreach.TextsPerSecond is <= 0 or > MaximumTextsPerSecond)
        {
            findings.Fault($"{field}.textsPerSecond", $"Use more than 0 and at most {MaximumTextsPerSecond:N0} parts of texts a second.");
        }

        if (outreach.TextNumber is { } number && !Sender().IsMatch(number))
        {
            findings.Fault($"{field}.textNumber", "Write the number in E.164, such as +15185550100, or a short code of 5 or 6 digits.");
        }
    }

    [GeneratedRegex(@"\A(\+[1-9]\d{6,14}|\d{5,6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sender();
}
