using LeadGrid.Compliance;

namespace LeadGrid.Unit.Compliance;

public sealed class ReplyJudgeTests
{
    [Theory]
    [InlineData("YES", null, ReplyIntent.None)]
    [InlineData("YES", "appointment", ReplyIntent.None)]
    [InlineData("YES", "Do you own your home?", ReplyIntent.None)]
    [InlineData("YES", "opt_in", ReplyIntent.OptIn)]
    [InlineData("yes", "Reply YES to receive texts from Acme. Reply STOP to opt out.", ReplyIntent.OptIn)]
    [InlineData("yes", "Reply YES to be removed", ReplyIntent.OptOut)]
    [InlineData("no", "opt_in", ReplyIntent.OptOut)]
    [InlineData("no", "Do you want us to stop texting you?", ReplyIntent.None)]
    [InlineData("no thanks", "Do you need anything else?", ReplyIntent.None)]
    [InlineData("no thanks", "  ", ReplyIntent.Hold)]
    [InlineData("STOP", "Do you own your home?", ReplyIntent.OptOut)]
    public void An_answer_means_what_its_question_makes_of_it(string text, string? asked, ReplyIntent intent) =>
        Assert.Equal(intent, ReplyJudge.Judge(new ReplyQuestion(text, asked)).Intent);

    [Theory]
    [InlineData("Ⓢⓣⓞⓟ")]
    [InlineData("🅂🅃🄾🅿")]
    [InlineData("𝐒𝐓𝐎𝐏")]
    [InlineData("ѕtор")]
    [InlineData("sto\u0301p")]
    [InlineData("s\u200Bt\u200Bo\u200Bp")]
    [InlineData("$top")]
    [InlineData("5top")]
    public void A_keyword_in_other_letters_is_one(string text) =>
        Assert.Equal(ReplyIntent.OptOut, ReplyJudge.Judge(new ReplyQuestion(text, null)).Intent);

    [Theory]
    [InlineData("stopp")]
    [InlineData("stpo")]
    [InlineData("stp")]
    [InlineData("atsop", false)]
    [InlineData("xxx", false)]
    [InlineData("shop", false)]
    [InlineData("step", false)]
    [InlineData("top", false)]
    [InlineData("quiet", false)]
    [InlineData("st#op", false)]
    [InlineData("stößp", false)]
    [InlineData("unsubscirbe")]
    [InlineData("unsbscrbe")]
    [InlineData("antidisestablishmentarianism", false)]
    [InlineData("stopstopstopstopstopstopstopstopstop", false)]
    [InlineData("stop calllling me")]
    [InlineData("stopcallingmeplease")]
    [InlineData("stopcallings", false)]
    public void Slips_are_mended_and_other_words_are_not(string text, bool refusal = true) =>
        Assert.Equal(refusal, ReplyJudge.Judge(new ReplyQuestion(text, null)).Intent == ReplyIntent.OptOut);

    [Fact]
    public void No_slip_lifts_a_refusal()
    {
        Assert.Equal(ReplyIntent.OptIn, ReplyJudge.Judge(new ReplyQuestion("START", null)).Intent);
        Assert.Equal(ReplyIntent.None, ReplyJudge.Judge(new ReplyQuestion("starrrt", null)).Intent);
    }

    [Fact]
    public void A_keyword_is_surer_than_wording_and_wording_surer_than_a_mended_slip()
    {
        double[] confidence = [.. new[] { "stop", "stop texting me", "stpo texting me", "not interested" }
            .Select(text => ReplyJudge.Judge(new ReplyQuestion(text, null)).Confidence)];
        Assert.Equal(confidence.OrderDescending(), confidence);
        Assert.Equal(4, confidence.Distinct().Count());
    }

    [Fact]
    public void The_words_that_decided_are_given_as_they_were_written() => Assert.Equal(
        "stop txting", ReplyJudge.Judge(new ReplyQuestion("I sold it last year, stop txting me!", null)).Matched);

    [Fact]
    public void What_a_device_quotes_or_adds_is_not_what_the_person_says()
    {
        Assert.Equal(ReplyIntent.None, ReplyJudge.Judge(new ReplyQuestion("Emphasized “Reply STOP to opt out”", null)).Intent);
        Assert.Equal(ReplyIntent.None, ReplyJudge.Judge(new ReplyQuestion("Great, see you\n> Reply STOP to opt out", null)).Intent);
        Assert.Equal(ReplyIntent.None, ReplyJudge.Judge(new ReplyQuestion("Great\r\n-----Original Message-----\r\nSTOP", null)).Intent);
        Assert.Equal(ReplyIntent.Help, ReplyJudge.Judge(new ReplyQuestion("HELP\nSent from my phone", null)).Intent);
    }

    [Fact]
    public void A_phrase_with_a_part_that_nobody_defined_is_no_phrase()
    {
        var compiler = new PhraseCompiler(new Lexicon(["polite: please", "conj: and", "resume: no"]));
        Assert.Contains("<nothing>", Assert.Throws<InvalidDataException>(() => compiler.Anywhere("stop <nothing>")).Message, StringComparison.Ordinal);
    }
}
