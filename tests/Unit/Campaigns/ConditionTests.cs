using System.Runtime.CompilerServices;
using LeadGrid.Campaigns;
using LeadGrid.Routing;
using Xunit;
using static LeadGrid.Campaigns.ConditionOperator;

namespace LeadGrid.Unit.Campaigns;

public class ConditionTests
{
    private static readonly LeadFacts Facts = new(new()
    {
        ["address.state"] = ["NJ"],
        ["flags"] = ["test_data", "joke_name"],
        ["score"] = ["60"],
        ["attributes.since"] = ["2026-02-01"],
        ["attributes.sums"] = ["5", "50.5"],
    });

    [Theory]
    [InlineData("address.state", Exists, "", true)]
    [InlineData("address.zip", Exists, "", false)]
    [InlineData("address.state", Missing, "", false)]
    [InlineData("address.zip", Missing, "", true)]
    [InlineData("address.state", In, "ny,nj", true)]
    [InlineData("address.state", In, "NY", false)]
    [InlineData("address.zip", In, "NY", false)]
    [InlineData("flags", In, "joke_name", true)]
    [InlineData("address.state", NotIn, "NY", true)]
    [InlineData("address.state", NotIn, "nj", false)]
    [InlineData("address.zip", NotIn, "NJ", true)]
    [InlineData("flags", NotIn, "joke_name", false)]
    [InlineData("score", AtLeast, "60", true)]
    [InlineData("score", AtLeast, "60.5", false)]
    [InlineData("score", AtMost, "60", true)]
    [InlineData("score", AtMost, "59", false)]
    [InlineData("address.zip", AtLeast, "0", false)]
    [InlineData("address.zip", AtMost, "0", false)]
    [InlineData("address.state", AtLeast, "1", false)]
    [InlineData("score", AtLeast, "high", false)]
    [InlineData("score", AtLeast, "", false)]
    [InlineData("attributes.since", AtLeast, "2026-01-31", true)]
    [InlineData("attributes.since", AtMost, "2026-01-31", false)]
    [InlineData("attributes.since", AtMost, "soon", false)]
    [InlineData("attributes.sums", AtLeast, "50", true)]
    [InlineData("attributes.sums", AtMost, "4", false)]
    public void A_condition_holds_or_not(string field, ConditionOperator @operator, string values, bool holds) =>
        Assert.Equal(holds, ConditionEvaluator.Holds(Condition(field, @operator, values), Facts));

    [Theory]
    [InlineData("score", AtLeast, "60", "score is at least 60")]
    [InlineData("cost", AtMost, "5", "cost is at most 5")]
    [InlineData("address.state", In, "NJ", "state is NJ")]
    [InlineData("address.state", In, "NJ,NY", "state is one of NJ, NY")]
    [InlineData("phone.type", NotIn, "voip", "phone type is not voip")]
    [InlineData("flags", NotIn, "test_data,joke_name", "flags is none of test_data, joke_name")]
    [InlineData("email", Exists, "", "e-mail is given")]
    [InlineData("attributes.roof age", Missing, "", "roof age is not given")]
    public void A_condition_can_be_said_in_words(string field, ConditionOperator @operator, string values, string words) =>
        Assert.Equal(words, ConditionText.Describe(Condition(field, @operator, values)));

    [Fact]
    public void An_operator_that_no_rule_knows_is_a_fault_of_the_program()
    {
        var condition = Condition("score", (ConditionOperator)9, "");
        Assert.Throws<SwitchExpressionException>(() => ConditionEvaluator.Holds(condition, Facts));
        Assert.Throws<SwitchExpressionException>(() => ConditionText.Describe(condition));
    }

    private static Condition Condition(string field, ConditionOperator @operator, string values) =>
        new(field, @operator, values.Split(',', StringSplitOptions.RemoveEmptyEntries));
}
