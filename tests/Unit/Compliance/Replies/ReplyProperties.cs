using System.Text.RegularExpressions;
using CsCheck;
using LeadGrid.Compliance;

namespace LeadGrid.Unit.Compliance;

public sealed class ReplyProperties
{
    private static readonly Gen<(string Word, ReplyIntent Intent)> Keyword = Gen.OneOf(
        ("stop", ReplyIntent.OptOut), ("stopall", ReplyIntent.OptOut), ("unsubscribe", ReplyIntent.OptOut), ("end", ReplyIntent.OptOut),
        ("quit", ReplyIntent.OptOut), ("cancel", ReplyIntent.OptOut), ("revoke", ReplyIntent.OptOut), ("optout", ReplyIntent.OptOut),
        ("opt out", ReplyIntent.OptOut), ("baja", ReplyIntent.OptOut), ("arret", ReplyIntent.OptOut), ("remove", ReplyIntent.OptOut),
        ("start", ReplyIntent.OptIn), ("unstop", ReplyIntent.OptIn), ("help", ReplyIntent.Help), ("info", ReplyIntent.Help));

    private static readonly Gen<string> Edge = Gen.OneOf("", " ", "  ", "\n", "!", "!!!", ".", "...", "?", "\"", "*", " 😡", "😀 ", " 🙏🏽", "👍", "\t", " - ", "(", ")", ", ");

    private static readonly Gen<string> Courtesy = Gen.OneOf("", "please", "Pls", "PLZ", "thanks", "Thank you", "thx", "por favor", "gracias", "ok", "hi", "sorry", "sir");

    [Fact]
    public void Case_punctuation_emoji_and_courtesy_around_a_keyword_change_nothing() => Gen
        .Select(Keyword, Courtesy, Courtesy, Edge, Edge, Gen.Int[0, 2])
        .Sample((keyword, before, after, left, right, letters) =>
        {
            var word = letters switch { 0 => keyword.Word, 1 => keyword.Word.ToUpperInvariant(), _ => char.ToUpperInvariant(keyword.Word[0]) + keyword.Word[1..] };
            var text = $"{left}{before} {left}{word}{right} {after}{right}";
            var judged = ReplyJudge.Judge(new ReplyQuestion(text, null));
            Assert.True(judged.Intent == keyword.Intent, $"«{text}»: {judged.Intent}");
        });

    [Fact]
    public void No_text_and_no_question_make_it_fail() => Gen
        .Select(Gen.String, Gen.String.Null())
        .Sample((text, asked) => ReplyJudge.Judge(new ReplyQuestion(text, asked)).Confidence is >= 0 and <= 1);

    [Fact]
    public void No_sentence_of_its_own_words_makes_it_fail()
    {
        var words = Gen.OneOf("stop", "dont", "call", "me", "before", "after", "5", "pm", "24", "next", "week", "until", "monday", "not", "no", "more", "texts", "between", "and", "only", "please", "noon", "in", "two", ",", ".", "?");
        words.Array[0, 14].Sample(each => ReplyJudge.Judge(new ReplyQuestion(string.Join(' ', each), null)).Confidence is >= 0 and <= 1);
    }

    [Fact]
    public void A_closed_or_opened_scope_is_never_empty_and_no_other_reply_has_one() => Assert.All(
        ReplyCorpus.Refusals.Concat(ReplyCorpus.Ordinary).Select(reply => reply.Judge()),
        judged => Assert.Equal(judged.Intent is ReplyIntent.OptOut or ReplyIntent.OptIn or ReplyIntent.WrongNumber, judged.Scope.Length > 0));

    /// <summary>
    /// The work is bounded without a clock: as many tokens as characters at most, each phrase read once over them by an
    /// engine that takes as many steps as there are tokens, and at most a table of 17 by 17 for each word to be mended.
    /// </summary>
    [Fact]
    public void The_work_is_bounded_by_the_length_of_the_text()
    {
        var book = PhraseBook.Default;
        Assert.All(
            book.Phrases.Concat(book.Wholes).Concat(book.Questions),
            phrase => Assert.True(phrase.Pattern.Options.HasFlag(RegexOptions.NonBacktracking)));
        Assert.InRange(book.Phrases.Count, 50, 200);
        var reader = new ReplyReader(book.Lexicon, book.Spelling);
        Gen.String[0, 1600].Sample(text => reader.Read(text).Codes.Length <= text.Length + 2);
    }
}
