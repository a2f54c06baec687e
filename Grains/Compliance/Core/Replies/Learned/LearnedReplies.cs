using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>
/// What replies mean that no phrase knows, learned from the examples of <c>reply-examples.txt</c>. A line more there is what makes
/// a wording known; nothing else has to change.
/// </summary>
internal sealed class LearnedReplies
{
    public static readonly LearnedReplies Default = new(EmbeddedList.Lines("reply-examples.txt"));
    private const string Refusal = "refusal";
    private const string WrongNumber = "wrong number";

    /// <param name="lines"><c>kind | text</c>: a refusal, a wrong number, or talk.</param>
    public LearnedReplies(IEnumerable<string> lines)
    {
        var examples = lines
            .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries))
            .Select(cells => (Kind: cells[0], Slots: Slots(cells[1].Replace("\\n", "\n", StringComparison.Ordinal))))
            .ToArray();
        Refusals = new ReplyModel(examples.Select(example => (example.Slots, example.Kind == Refusal)));
        WrongNumbers = new ReplyModel(examples.Select(example => (example.Slots, example.Kind == WrongNumber)));
    }

    public ReplyModel Refusals { get; }

    public ReplyModel WrongNumbers { get; }

    private static int[] Slots(string text) => [.. ReplyFeatures.Of(ReplyWords.Of(text)).Select(feature => feature.Slot)];
}
