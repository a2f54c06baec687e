using CsCheck;

namespace LeadGrid.Compliance.Rejudgement;

/// <summary>
/// The sender and the second judge over people, times and histories by the thousand. They share no code, and the naive model that
/// the sender is held against elsewhere shares none with either.
/// </summary>
public sealed class JudgeProperties
{
    private static readonly Gen<(NaivePerson Person, PermitQuestion Question, ContactFacts Facts)> s_cases =
        from person in LawProperties.Person
        from question in LawProperties.Question
        from facts in LawProperties.Facts(person, question.At)
        select (person, question with { AssumeConsent = false, Phone = person.Phone, State = person.State, Zip = person.Zip }, facts);

    [Fact]
    public void What_the_sender_lets_leave_the_judge_finds_right_and_nothing_else()
    {
        var (right, wrong) = (0, 0);
        s_cases.Sample(
            each =>
            {
                _ = Compare(each.Question, each.Facts) ? Interlocked.Increment(ref right) : Interlocked.Increment(ref wrong);
            },
            iter: 4_000);
        Assert.True(right > 200 && wrong > 200, $"{right} right, {wrong} wrong");
    }

    // Consent and all: only the hours, and the law's minutes before their end, decide.
    [Fact]
    public void At_every_hour_and_place_they_agree() => s_cases.Sample(
        each =>
        {
            var consent = Asking.Consent with { At = each.Question.At.AddDays(-1), Phone = each.Question.Phone };
            Compare(each.Question with { Purpose = ContactPurpose.Marketing }, new() { Consents = [consent] });
        },
        iter: 3_000);

    [Fact]
    public void In_the_minutes_around_a_windows_end_they_agree() => Gen.Int[-400, 400].Sample(
        seconds =>
        {
            Compare(Asking.Sound with { At = Asking.Local("America/New_York", "2026-03-04 19:55:00").AddSeconds(seconds) }, Asking.Consented);
        },
        iter: 500);

    private static bool Compare(PermitQuestion question, ContactFacts facts)
    {
        var decision = Permits.Decide(question, facts, RuleSet.Shipped);
        var leaves = decision is PermitAllowed allowed && allowed.Expires > question.At;
        var objections = PlainJudge.Objections(Past.Of(question), Past.Of(facts, question.At), Past.Law);
        Assert.True(
            leaves == (objections.Length == 0),
            $"{question.Channel} {question.Purpose} {question.At:u} {question.State} {question.Zip}: [{string.Join(", ", objections)}], but {Asking.Told(decision)}");
        return leaves;
    }
}
