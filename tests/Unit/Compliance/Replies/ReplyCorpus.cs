using LeadGrid.Compliance;

namespace LeadGrid.Unit.Compliance;

/// <summary>A reply and what it means.</summary>
/// <param name="Intents">Any of these is right; the first is the likeliest.</param>
/// <param name="Scope">Null where the corpus does not say.</param>
internal sealed record ReplyCase(string Text, string? Asked, ReplyIntent[] Intents, ContactChannel[]? Scope)
{
    public ReplyJudgement Judge() => ReplyJudge.Judge(new ReplyQuestion(Text, Asked));

    /// <summary>One in three, by a hash of the text: not looked at while the phrases were written.</summary>
    public bool IsHeldOut
    {
        get
        {
            var hash = 2166136261u;
            foreach (var letter in Text.Replace("\n", "\\n"))
            {
                hash = (hash ^ letter) * 16777619u;
            }

            return (hash ^ (hash >> 15)) % 3 == 0;
        }
    }
}

/// <summary>The replies of <c>refusals.txt</c>, <c>ordinary.txt</c> and, of both kinds, <c>later.txt</c> and <c>fresh.txt</c>.</summary>
internal static class ReplyCorpus
{
    public static readonly ReplyCase[] Refusals = Read("refusals.txt");
    public static readonly ReplyCase[] Ordinary = Read("ordinary.txt");
    public static readonly ReplyCase[] Later = Read("later.txt");

    public static readonly ReplyCase[] Fresh = Read("fresh.txt");

    private static ReplyCase[] Read(string name) =>
    [
        .. File.ReadLines(Path.Combine(SharedFiles.Root, "tests", "Unit", "Compliance", "Replies", name))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('|', 4, StringSplitOptions.TrimEntries))
            .Select(cells => new ReplyCase(
                cells[3].Replace("\\n", "\n"),
                cells[2].Length == 0 ? null : cells[2],
                [.. cells[0].Split('/').Select(intent => Enum.Parse<ReplyIntent>(intent.Replace("_", ""), ignoreCase: true))],
                Scope(cells[1]))),
    ];

    private static ContactChannel[]? Scope(string name) => name switch
    {
        "*" => null,
        "-" => [],
        "sms" => [ContactChannel.Sms],
        "email" => [ContactChannel.Email],
        "calls" => [ContactChannel.Voice, ContactChannel.AiVoice],
        "stop" => [ContactChannel.Sms, ContactChannel.Voice, ContactChannel.AiVoice],
        "all" => Enum.GetValues<ContactChannel>(),
        _ => throw new InvalidDataException($"The corpus names a scope {name}."),
    };
}
