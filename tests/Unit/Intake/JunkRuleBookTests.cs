using System.Runtime.CompilerServices;
using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Intake;

public class JunkRuleBookTests
{
    [Theory]
    [InlineData("Test", "Test", "test_data")]
    [InlineData("Test", "Byron", "test_data")]
    [InlineData("N/A", "Byron", "test_data")]
    [InlineData("mickey", "MOUSE", "joke_name")]
    [InlineData("John", "Doe", "joke_name")]
    [InlineData("asdf", "Byron", "keyboard_run")]
    [InlineData("Asdfasdf", "Byron", "keyboard_run")]
    [InlineData("Ada", "qwerty", "keyboard_run")]
    [InlineData("Ada", "ytrewq", "keyboard_run")]
    [InlineData("aaaa", "Byron", "repeated_characters")]
    [InlineData("www.buy.ru", "Byron", "link_in_name")]
    public void A_name_that_nobody_has_is_flagged(string first, string last, string flag)
    {
        var lead = Posts.Judge(Posts.Sound with { FirstName = first, LastName = last });
        Assert.Contains(flag, lead.Flags);
        Assert.Empty(lead.Faults);
    }

    [Theory]
    [InlineData("test@test.com", "test_data")]
    [InlineData("ada@example.com", "reserved_domain")]
    [InlineData("ada@mail.example.com", "reserved_domain")]
    [InlineData("ada@byron.test", "reserved_domain")]
    [InlineData("asdf@byron.org", "keyboard_run")]
    [InlineData("qwertyuiop@byron.org", "keyboard_run")]
    [InlineData("aaaa@byron.org", "repeated_characters")]
    [InlineData("ada@mailinator.com", "disposable_email")]
    public void An_address_that_nobody_reads_is_flagged(string email, string flag) =>
        Assert.Contains(flag, Posts.Judge(Posts.Sound with { Email = email }).Flags);

    [Theory]
    [InlineData("888-888-8888", "repeated_characters")]
    [InlineData("512-234-5678", "keyboard_run")]
    [InlineData("504-555-0100", "fictional_phone")]
    [InlineData("504-555-0199", "fictional_phone")]
    [InlineData("+44 20 7946 0018", "fictional_phone")]
    public void A_number_that_nobody_has_is_flagged(string phone, string flag) =>
        Assert.Contains(flag, Posts.Judge(Posts.Sound with { Phone = phone }).Flags);

    [Theory]
    [InlineData("Ada", "Wert", "ada@wert.com", "504-555-0200")]
    [InlineData("Tess", "Testa", "tess.testa@contest.com", "504-555-0099")]
    [InlineData("Bo", "Oo", "bo@myexample.com", "504-621-8927")]
    [InlineData("Asa", "Quest", "asa@latest.com", "+44 20 7946 1018")]
    public void What_only_looks_like_it_is_not_flagged(string first, string last, string email, string phone) =>
        Assert.Empty(Posts.Judge(Posts.Sound with { FirstName = first, LastName = last, Email = email, Phone = phone }).Flags);

    [Fact]
    public void A_flag_is_given_once() => Assert.Equal(
        ["test_data"], Posts.Judge(Posts.Sound with { FirstName = "Test", LastName = "Test" }).Flags);

    [Fact]
    public void A_lead_without_the_field_is_not_flagged_for_it() =>
        Assert.Empty(Posts.Judge(new() { Email = "ada@byron.org" }).Flags.Concat(Posts.Judge(new() { Phone = "5046218927" }).Flags));

    [Fact]
    public void A_rule_can_look_at_any_known_field()
    {
        var book = new JunkRuleBook([new("whole", "email", JunkKind.Exact, "ada@byron.org", "known")]);
        var findings = new Findings();
        book.Apply(Reading("ADA@byron.org"), findings);
        book.Apply(Reading("bob@byron.org"), findings);
        book.Apply(Reading(null), findings);
        Assert.Equal(["known"], findings.Flags);
    }

    [Theory]
    [InlineData("", "name", JunkKind.Exact, "x", "f", "an id of its own")]
    [InlineData("id", "shoe", JunkKind.Exact, "x", "f", "no field 'shoe'")]
    [InlineData("id", "name", JunkKind.Exact, " ", "f", "a value and a flag")]
    [InlineData("id", "name", JunkKind.Exact, "x", "", "a value and a flag")]
    [InlineData("id", "name", JunkKind.Regex, "(", "f", "does not suit")]
    [InlineData("id", "name", JunkKind.Regex, "(a)\\1", "f", "does not suit")]
    [InlineData("id", "name", JunkKind.Repeated, "often", "f", "does not suit")]
    [InlineData("id", "name", JunkKind.KeyboardRun, "99999999999", "f", "does not suit")]
    [InlineData("id", "name", JunkKind.NumberRange, "5", "f", "does not suit")]
    [InlineData("id", "name", JunkKind.NumberRange, "5-10", "f", "does not suit")]
    [InlineData("id", "name", JunkKind.NumberRange, "aa-bb", "f", "does not suit")]
    public void A_rule_that_cannot_be_tested_is_refused_by_name(
        string id, string field, object kind, string value, string flag, string says)
    {
        var fault = Assert.Throws<InvalidDataException>(() => new JunkRuleBook([new(id, field, (JunkKind)kind, value, flag)]));
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.Contains($"'{id}'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rules_of_one_id_are_refused() => Assert.Throws<InvalidDataException>(() => new JunkRuleBook(
        [new("id", "name", JunkKind.Exact, "x", "f"), new("id", "name", JunkKind.Exact, "y", "f")]));

    [Theory]
    [InlineData("5550100", true)]
    [InlineData("5550199", true)]
    [InlineData("5550099", false)]
    [InlineData("5550200", false)]
    [InlineData("55501000", false)]
    [InlineData("555010x", false)]
    public void A_number_lies_in_a_range_or_not(string text, bool within) =>
        Assert.Equal(within, JunkTest.Of(JunkKind.NumberRange, "5550100-5550199")(text));

    [Fact]
    public void A_kind_that_no_rule_knows_is_a_fault_of_the_program() =>
        Assert.Throws<SwitchExpressionException>(() => JunkTest.Of((JunkKind)9, "a"));

    private static LeadReading Reading(string? email) => new(
        null, null, null, EmailRules.Read("email", email, new()), AddressRules.Blank, [], null, null, null);
}
