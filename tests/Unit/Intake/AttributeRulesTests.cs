using System.Runtime.CompilerServices;
using LeadGrid.Campaigns;
using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Intake;

public class AttributeRulesTests
{
    [Theory]
    [InlineData("42", "42")]
    [InlineData("42.50", "42.5")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("-0", "0")]
    [InlineData("1e3", "1000")]
    [InlineData("1E-7", "0.0000001")]
    [InlineData("1,250,000.75", "1250000.75")]
    public void A_number_is_written_in_its_shortest_form(string posted, string value) =>
        Assert.Equal(value, Read(LeadFieldType.Number, posted).Value);

    [Theory]
    [InlineData("forty")]
    [InlineData("1,25")]
    [InlineData("1e400")]
    [InlineData("NaN")]
    [InlineData("$5")]
    public void What_is_no_number_is_a_fault(string posted) =>
        Assert.Equal("Post a number, with a point before the decimals.", Read(LeadFieldType.Number, posted).Problem);

    [Theory]
    [InlineData("18", "65", "17", "Post a number from 18 to 65.")]
    [InlineData("18", "65", "65.5", "Post a number from 18 to 65.")]
    [InlineData("18", null, "17.99", "Post a number of at least 18.")]
    [InlineData(null, "65", "66", "Post a number of at most 65.")]
    [InlineData("18", "65", "18", null)]
    [InlineData("18", null, "99", null)]
    [InlineData(null, "65", "65.0", null)]
    public void A_number_stays_within_its_limits(string? minimum, string? maximum, string posted, string? problem) =>
        Assert.Equal(problem, Read(LeadFieldType.Number, posted, minimum, maximum).Problem);

    [Theory]
    [InlineData("true", "true")]
    [InlineData("Yes", "true")]
    [InlineData("1", "true")]
    [InlineData("N", "false")]
    [InlineData("OFF", "false")]
    [InlineData("perhaps", null)]
    public void Yes_and_no_become_true_and_false(string posted, string? value) =>
        Assert.Equal(value, Read(LeadFieldType.Boolean, posted).Value);

    [Theory]
    [InlineData("2026-02-01", "2026-02-01")]
    [InlineData("2026/02/01", "2026-02-01")]
    [InlineData("20260201", "2026-02-01")]
    [InlineData("2026-02-01T23:30:00Z", "2026-02-01")]
    [InlineData("2026-02-01T23:30:00.123-05:00", "2026-02-01")]
    [InlineData("2026-02-01T23:30", "2026-02-01")]
    [InlineData("2026-02-01 and more", null)]
    [InlineData("02/01/2026", null)]
    [InlineData("2026-02-30", null)]
    [InlineData("soon", null)]
    public void A_date_is_one_where_its_order_is_certain(string posted, string? value) =>
        Assert.Equal(value, Read(LeadFieldType.Date, posted).Value);

    [Fact]
    public void A_date_stays_within_its_limits() => Assert.Equal(
        "Post a date from 2026-01-01 to 2026-12-31.",
        Read(LeadFieldType.Date, "2025-12-31", "2026-01-01", "2026-12-31").Problem);

    [Fact]
    public void A_choice_takes_the_spelling_of_the_campaign()
    {
        Assert.Equal("Rent", Read(LeadFieldType.Choice, "RENT", values: ["Own", "Rent"]).Value);
        Assert.Equal("Post one of: Own, Rent.", Read(LeadFieldType.Choice, "lease", values: ["Own", "Rent"]).Problem);
        Assert.Equal(
            "Post one of the values in the campaign's posting specification.",
            Read(LeadFieldType.Choice, "lease", values: [.. Enumerable.Range(0, 21).Select(value => $"v{value}")]).Problem);
    }

    [Fact]
    public void A_text_stays_within_its_lengths()
    {
        Assert.Equal("abc", Read(LeadFieldType.Text, "abc", "3", "5").Value);
        Assert.Equal("abc", Read(LeadFieldType.Text, "abc").Value);
        Assert.Equal(
            "Post text with a number of characters from 3 to 5.", Read(LeadFieldType.Text, "ab", "3", "5").Problem);
    }

    [Fact]
    public void A_change_of_a_value_is_told_as_a_repair()
    {
        var findings = new Findings();
        var read = AttributeRules.Read(
            [new("OWNER", ScalarKind.Text, "Yes")], [Field(LeadFieldType.Boolean, name: "owner")], findings);
        Assert.Equal([new("owner", ScalarKind.Boolean, "true")], read);
        Assert.Equal([new("attributes.owner", "Written as the campaign's field is", "Yes", "true")], findings.Repairs);
    }

    [Fact]
    public void An_attribute_that_the_campaign_does_not_know_is_kept_as_it_is()
    {
        var findings = new Findings();
        PostedAttribute[] posted =
            [new("notes", ScalarKind.Text, "one\ntwo"), new("age", ScalarKind.Number, "42.50"), new("nothing", ScalarKind.Text, " ")];
        Assert.Equal(posted[..2], AttributeRules.Read(posted, [], findings));
        Assert.False(findings.HasFaults);
        Assert.Empty(findings.Repairs);
    }

    [Fact]
    public void Names_values_and_their_number_are_limited()
    {
        Assert.Equal(
            new("attributes", "Give every attribute a name of 1 to 64 characters."),
            Assert.Single(Faults(new("", ScalarKind.Text, "a"), new(new string('n', 65), ScalarKind.Text, "b"))));
        Assert.Equal(
            new("attributes.a", "Post at most 1,000 characters."),
            Assert.Single(Faults(new PostedAttribute("a", ScalarKind.Text, new string('v', 1_001)))));
        Assert.Equal(
            new("attributes", "Post at most 100 attributes."),
            Assert.Single(Faults([.. Enumerable.Range(0, 101).Select(at => new PostedAttribute($"a{at}", ScalarKind.Text, "v"))])));
        Assert.Empty(Faults(new PostedAttribute(new string('n', 64), ScalarKind.Text, new string('v', 1_000))));
    }

    [Fact]
    public void An_attribute_posted_twice_is_one_fault() => Assert.Equal(
        new("attributes.a", "Post this attribute once."),
        Assert.Single(Faults(
            new("a", ScalarKind.Text, "1"), new("A", ScalarKind.Text, "2"), new("a ", ScalarKind.Text, "3"))));

    [Fact]
    public void A_required_attribute_is_missed_once_and_only_where_it_is_not_faulty()
    {
        LeadField[] fields = [Field(LeadFieldType.Number, name: "age", required: true), Field(LeadFieldType.Text, name: "why")];
        var missing = new Findings();
        AttributeRules.Read([new("age", ScalarKind.Text, "")], fields, missing);
        Assert.Equal([new("attributes.age", "Post this attribute: the campaign requires it.")], missing.Faults);
        var faulty = new Findings();
        AttributeRules.Read([new("age", ScalarKind.Text, "old")], fields, faulty);
        Assert.Single(faulty.Faults);
        var given = new Findings();
        AttributeRules.Read([new("age", ScalarKind.Number, "42")], fields, given);
        Assert.False(given.HasFaults);
    }

    [Fact]
    public void A_type_that_no_rule_knows_is_a_fault_of_the_program() =>
        Assert.Throws<SwitchExpressionException>(() => Read((LeadFieldType)9, "a"));

    private static FieldFault[] Faults(params PostedAttribute[] posted)
    {
        var findings = new Findings();
        AttributeRules.Read(posted, [], findings);
        return findings.Faults;
    }

    private static (string? Value, string? Problem) Read(
        LeadFieldType type, string posted, string? minimum = null, string? maximum = null, string[]? values = null)
    {
        var findings = new Findings();
        var read = AttributeRules.Read(
            [new("field", ScalarKind.Text, posted)], [Field(type, minimum, maximum, values)], findings);
        return (read.SingleOrDefault()?.Value, findings.Faults.SingleOrDefault()?.Problem);
    }

    private static LeadField Field(
        LeadFieldType type,
        string? minimum = null,
        string? maximum = null,
        string[]? values = null,
        string name = "field",
        bool required = false) => new(name, type, required, minimum, maximum, values ?? [], "");
}
