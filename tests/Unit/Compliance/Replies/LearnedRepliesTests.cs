using System.Diagnostics;
using LeadGrid.Compliance;

namespace LeadGrid.Unit.Compliance;

public sealed class LearnedRepliesTests
{
    private static readonly string[] Few =
    [
        "refusal | leave us be", "refusal | let us be please", "refusal | be gone", "talk | see us at ten", "talk | please come at ten", "wrong number | no Bob here",
        "talk | Bob is here",
    ];

    [Theory]
    [InlineData("", "")]
    [InlineData("Don't  STOOOOP, ok?!", "dont stoop ok ? .")]
    [InlineData("...wait... $5 @ 10", "wait . $5 @ #")]
    [InlineData("¡Señor! 🛑\nno", "senor . 🛑 . no")]
    [InlineData("✌️ ok", "✌ ok")]
    [InlineData("a\r\nb! c, d; (e)", "a . b . c d e")]
    [InlineData("!?", "?")]
    public void A_reply_is_read_as_words_numbers_and_ends(string text, string words) => Assert.Equal(words, string.Join(' ', ReplyWords.Of(text)));

    [Fact]
    public void What_is_like_the_examples_scores_higher_than_what_is_not()
    {
        var learned = new LearnedReplies(Few);
        Assert.True(Score(learned.Refusals, "please let us be") > 0);
        Assert.True(Score(learned.Refusals, "see you at ten") < 0);
        Assert.True(Score(learned.WrongNumbers, "no Bob") > Score(learned.WrongNumbers, "leave us be"));
    }

    [Fact]
    public void The_same_examples_make_the_same_model_in_whatever_order()
    {
        var (one, other) = (new LearnedReplies(Few), new LearnedReplies(Few.Reverse()));
        Assert.Equal(Score(one.Refusals, "leave us"), Score(other.Refusals, "leave us"));
    }

    [Fact]
    public void The_words_that_speak_for_it_are_named()
    {
        var words = ReplyWords.Of("ten is fine. now leave us be");
        var score = new LearnedReplies(Few).Refusals.Score(words);
        Assert.Contains("leave us be", string.Join(' ', words[score.Words]), StringComparison.Ordinal);
        Assert.Equal(0..0, new LearnedReplies(Few).Refusals.Score([]).Words);
    }

    [Theory]
    [InlineData(". ")]
    [InlineData(" ")]
    public void A_refusal_deep_in_a_long_text_is_found(string between)
    {
        var talk = string.Join(between, Enumerable.Repeat("the inspector came by and looked at the attic with my wife", 30));
        var judgement = ReplyJudge.Judge(new ReplyQuestion($"{talk}. I would rather you people never bother us anymore, thanks. {talk}", null));
        Assert.NotEqual(ReplyIntent.None, judgement.Intent);
    }

    [Fact]
    public void The_longest_text_is_judged_in_no_time()
    {
        var words = ReplyWords.Of(string.Concat(Enumerable.Repeat("abcdefghij", ReplyQuestion.MaximumLength / 10)));
        var started = Stopwatch.GetTimestamp();
        LearnedReplies.Default.Refusals.Score(words);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("Kindly forget you ever had this number of mine", ReplyIntent.OptOut)]
    [InlineData("Hector does not use this phone, it belongs to me now", ReplyIntent.WrongNumber)]
    [InlineData("A collector keeps calling my job, can your firm make them stop", ReplyIntent.Hold)]
    public void Where_phrases_are_silent_or_in_doubt_likeness_decides(string text, ReplyIntent intent) =>
        Assert.Equal(intent, ReplyJudge.Judge(new ReplyQuestion(text, null)).Intent);

    private static double Score(ReplyModel model, string text) => model.Score(ReplyWords.Of(text)).Score;
}
