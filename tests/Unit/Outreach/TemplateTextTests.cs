using LeadGrid.Outreach;
using Xunit;

namespace LeadGrid.Unit.Outreach;

public sealed class TemplateTextTests
{
    private static readonly MergeValues Anna = new(new Dictionary<string, string> { ["firstName"] = "Anna", ["city"] = "Bern" });

    [Theory]
    [InlineData("Hi {{firstName}}!", "Hi Anna!")]
    [InlineData("Hi {{ firstName | there }}!", "Hi Anna!")]
    [InlineData("Hi {{lastName|there}}!", "Hi there!")]
    [InlineData("{{city}}{{city}}", "BernBern")]
    [InlineData("Hi {{lastName|}}!", "Hi !")]
    [InlineData("No field { here }", "No field { here }")]
    [InlineData("", "")]
    public void A_field_is_replaced_by_its_value_or_its_fallback(string template, string expected)
    {
        var text = TemplateText.Parse(template);
        Assert.Empty(text.Problems);
        Assert.Equal(expected, text.Render(Anna, []));
    }

    [Theory]
    [InlineData("Hi {{name}}", "Use only these merge fields")]
    [InlineData("Hi {{}}", "Use only these merge fields")]
    [InlineData("Hi {{firstName", "Begin each merge field")]
    [InlineData("Hi firstName}}", "Begin each merge field")]
    [InlineData("Hi {{firstName|{there}}", "without braces")]
    [InlineData("Hi {{firstName|the}re}}", "without braces")]
    public void What_is_no_field_is_a_problem_that_says_what_to_do(string template, string problem) =>
        Assert.Contains(problem, Assert.Single(TemplateText.Parse(template).Problems), StringComparison.Ordinal);

    [Fact]
    public void The_same_problem_is_named_once() => Assert.Single(TemplateText.Parse("{{a}} {{b}}").Problems);

    [Fact]
    public void A_field_without_value_and_fallback_is_reported_as_missing()
    {
        var missing = new SortedSet<string>();
        Assert.Equal("Hi , of ", TemplateText.Parse("Hi {{lastName}}, of {{state}}").Render(Anna, missing));
        Assert.Equal(["lastName", "state"], missing);
    }

    [Fact]
    public void Values_and_fallbacks_are_encoded_and_words_are_not() =>
        Assert.Equal("<b>[Anna]</b>[x]", TemplateText.Parse("<b>{{firstName}}</b>{{state|x}}").Render(Anna, [], value => $"[{value}]"));
}
