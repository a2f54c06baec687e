using LeadGrid.Compliance;

namespace LeadGrid.Unit.Compliance;

/// <summary>Phrases from published keyword lists.</summary>
public sealed class OptOutPhrasesTests
{
    private static readonly string[][] Rows =
        [.. File.ReadLines(SharedFiles.Path("opt-out-phrases.csv")).Skip(1).Select(line => line.Split(','))];

    [Fact]
    public void Every_published_phrase_means_what_its_list_says()
    {
        Assert.True(Rows.Length >= 31);
        foreach (var row in Rows)
        {
            // YES counts only as the answer to our own question: its list presumes that one.
            var asked = row[0] == "YES" ? "opt_in" : null;
            var intent = Enum.Parse<ReplyIntent>(row[1].Replace("_", ""), ignoreCase: true);
            Assert.Equal((row[0], intent), (row[0], ReplyJudge.Judge(new ReplyQuestion(row[0], asked)).Intent));
        }
    }
}
