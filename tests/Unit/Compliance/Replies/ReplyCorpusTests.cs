using LeadGrid.Compliance;
using static LeadGrid.Compliance.ReplyIntent;

namespace LeadGrid.Unit.Compliance;

/// <summary>What is promised: every plain refusal is found, and ordinary talk is left alone.</summary>
public sealed class ReplyCorpusTests
{
    private static readonly ReplyCase[] Talk = [.. ReplyCorpus.Ordinary, .. ReplyCorpus.Later.Where(reply => reply.Intents is [None])];

    [Fact]
    public void The_corpus_is_large_and_a_third_of_it_is_held_out()
    {
        Assert.True(ReplyCorpus.Refusals.Length >= 400);
        Assert.True(ReplyCorpus.Ordinary.Length >= 250);
        var all = ReplyCorpus.Refusals.Concat(ReplyCorpus.Ordinary).ToArray();
        Assert.InRange(all.Count(reply => reply.IsHeldOut), all.Length / 4, all.Length * 2 / 5);
    }

    [Fact]
    public void Every_plain_refusal_is_found() => Assert.Empty(Wrong(
        ReplyCorpus.Refusals.Concat(ReplyCorpus.Later).Where(reply => reply.Intents is [OptOut])));

    [Fact]
    public void Whatever_else_refusals_opt_ins_and_wrong_numbers_say_is_understood() =>
        Assert.Empty(Wrong(ReplyCorpus.Refusals.Where(reply => reply.Intents is not [OptOut])));

    [Fact]
    public void What_is_closed_or_opened_is_what_was_said()
    {
        var wrong = ReplyCorpus.Refusals
            .Where(reply => reply.Scope is not null)
            .Select(reply => (reply, Judgement: reply.Judge()))
            .Where(each => each.Judgement.Intent != ReplyIntent.Hold && !each.Judgement.Scope.ToHashSet().SetEquals(each.reply.Scope!))
            .Select(each => $"{each.reply.Text}: {string.Join(", ", each.Judgement.Scope)}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Fewer_than_one_ordinary_text_in_two_hundred_is_taken_for_a_refusal()
    {
        var alarms = Talk.Where(reply => reply.Judge().Intent is OptOut or WrongNumber).Select(reply => reply.Text).ToArray();
        Assert.True(alarms.Length * 200 < Talk.Length, string.Join('\n', alarms));
    }

    [Fact]
    public void At_most_two_in_a_hundred_ordinary_texts_are_held()
    {
        var held = Talk.Where(reply => reply.Judge().Intent == ReplyIntent.Hold).Select(reply => reply.Text).ToArray();
        Assert.True(held.Length * 50 <= Talk.Length, string.Join('\n', held));
    }

    [Fact]
    public void Of_replies_that_nothing_was_made_for_nearly_all_are_understood()
    {
        var refusals = ReplyCorpus.Fresh.Where(reply => reply.Intents is [OptOut]).Select(reply => reply.Judge().Intent).ToArray();
        var talk = ReplyCorpus.Fresh.Where(reply => reply.Intents is [None]).Select(reply => reply.Judge().Intent).ToArray();
        var strangers = ReplyCorpus.Fresh.Where(reply => reply.Intents is [WrongNumber]).Select(reply => reply.Judge().Intent).ToArray();
        Assert.True(Share(refusals, OptOut) >= 0.95, $"{Share(refusals, OptOut):P1} of refusals found");
        Assert.True(Share(refusals, OptOut, ReplyIntent.Hold) >= 0.99, $"{Share(refusals, OptOut, ReplyIntent.Hold):P1} of refusals found or held");
        Assert.True(Share(talk, OptOut, WrongNumber) < 0.005, $"{Share(talk, OptOut, WrongNumber):P1} of talk taken for a refusal");
        Assert.True(Share(talk, ReplyIntent.Hold) <= 0.02, $"{Share(talk, ReplyIntent.Hold):P1} of talk held");
        Assert.True(Share(strangers, WrongNumber, OptOut) >= 0.9, $"{Share(strangers, WrongNumber, OptOut):P1} of wrong numbers found");
    }

    private static double Share(ReplyIntent[] read, params ReplyIntent[] any) => (double)read.Count(any.Contains) / read.Length;

    private static IEnumerable<string> Wrong(IEnumerable<ReplyCase> cases) => cases
        .Select(reply => (reply, reply.Judge().Intent))
        .Where(each => !each.reply.Intents.Contains(each.Intent))
        .Select(each => $"{each.reply.Text}: {each.Intent}");
}
