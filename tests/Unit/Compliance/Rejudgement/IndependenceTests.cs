using System.Text.RegularExpressions;
using LeadGrid.Unit;

namespace LeadGrid.Compliance.Rejudgement;

/// <summary>The second judge finds the sender's faults only as long as it does not share them.</summary>
public sealed partial class IndependenceTests
{
    // What lies in ledgers and lists: records without a thought in them.
    private static readonly string[] s_shared =
    [
        "ConsentRecord", "ConsentOrigin", "Revocation", "RefusalScope", "Restoration", "Suppression", "SuppressionList", "DoNotCallScrub",
        "ReassignedAnswer", "RelationshipKind", "Relationship", "Touch", "InboundMessage", "Narrowing", "KnownAge",
        "ContactEvent", "ConsentGiven", "Inquired", "ContactRefused", "TextsRestored", "Held", "HoldJudged", "HoursNarrowed", "CallRefused",
        "MessageReceived", "PermitGranted", "PermitUsed", "SendEnded", "ConfirmationAsked", "Confirmed",
    ];

    [Fact]
    public void The_second_judge_names_nothing_of_the_senders_code()
    {
        var sender = Types("Compliance/Core").Concat(Types("Compliance")).Concat(Types("Contacts/Core")).Concat(Types("Outreach/Core")).ToHashSet();
        Assert.Contains("Permits", sender);
        Assert.Contains("ContactFold", sender);
        Assert.Contains("LocalCalendar", sender);
        Assert.All(s_shared, name => Assert.Contains(name, sender));

        var judge = Sources("Compliance/Rejudgement").ToArray();
        Assert.True(judge.Length > 10);
        var own = judge.SelectMany(source => Declared().Matches(source.Code).Select(match => match.Groups[1].Value)).ToHashSet();
        Assert.Empty(
            from source in judge
            from Match word in Word().Matches(source.Code)
            where sender.Contains(word.Value) && !own.Contains(word.Value) && !s_shared.Contains(word.Value)
            select $"{source.File}: {word.Value}");
    }

    private static IEnumerable<string> Types(string folder) =>
        Sources(folder).SelectMany(source => Declared().Matches(source.Code).Select(match => match.Groups[1].Value));

    // Without comments and strings.
    private static IEnumerable<(string File, string Code)> Sources(string folder) =>
        from path in Directory.EnumerateFiles(
            Path.Combine(SharedFiles.Root, "Grains", folder), "*.cs", folder.EndsWith("Core", StringComparison.Ordinal) ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)
        select (Path.GetFileName(path), Unspoken().Replace(File.ReadAllText(path), ""));

    [GeneratedRegex(@"\b(?:class|record struct|record|struct|enum|interface) (\w+)")]
    private static partial Regex Declared();

    // Not a member of something, nor a property that is declared: a type by its name, or by its whole name.
    [GeneratedRegex(@"(?:(?<![.\w])|(?<=Compliance\.)|(?<=Contacts\.))[A-Z]\w+\b(?!\s*\{\s*get)")]
    private static partial Regex Word();

    [GeneratedRegex(@"//[^\n]*|""[^""\n]*""")]
    private static partial Regex Unspoken();
}
