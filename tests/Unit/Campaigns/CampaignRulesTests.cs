using LeadGrid.Campaigns;
using LeadGrid.Scoring;
using Xunit;
using static LeadGrid.Campaigns.ConditionOperator;

namespace LeadGrid.Unit.Campaigns;

public class CampaignRulesTests
{
    private static readonly CampaignDefinition Sound = new()
    {
        Code = "solar-1",
        Name = "Solar",
        RequiredFields = ["phone", "address.state"],
        Fields =
        [
            Field("age", LeadFieldType.Number, "18", "99"),
            Field("since", LeadFieldType.Date, "2020-01-01", "2030-01-01"),
            Field("why", LeadFieldType.Text, "0", "1000"),
            Field("owner", LeadFieldType.Boolean, null, null),
            Field("roof", LeadFieldType.Choice, null, null, "Tin", "Tile"),
        ],
        Criteria = [new(new("score", AtLeast, ["20"]), "Too low."), new(new("flags", Missing, []), "No tests.")],
        Members = [new("blue", 1), new("green", 1_000)],
        Scorecard = DefaultScorecard.Create(),
    };

    [Fact]
    public void Sound_settings_have_no_faults() => Assert.Empty(CampaignRules.Check(Sound));

    [Theory]
    [InlineData("")]
    [InlineData("Solar")]
    [InlineData("-solar")]
    [InlineData("solar-")]
    [InlineData("so lar")]
    [InlineData("solar\n")]
    [InlineData("017")]
    [InlineData("0a")]
    public void A_code_is_lower_case_letters_digits_and_hyphens(string code) =>
        Faulty(Sound with { Code = code }, "code");

    [Fact]
    public void A_code_has_sixty_four_characters_at_most()
    {
        Assert.Empty(CampaignRules.Check(Sound with { Code = new string('a', 64) }));
        Assert.Empty(CampaignRules.Check(Sound with { Code = "0" }));
        Assert.Empty(CampaignRules.Check(Sound with { Code = "0-17" }));
        Faulty(Sound with { Code = new string('a', 65) }, "code");
    }

    [Theory]
    [InlineData("+15185550100", 1)]
    [InlineData("12345", 0.5)]
    [InlineData("123456", 1_000)]
    [InlineData(null, 1)]
    public void Texts_are_sent_from_a_number_at_a_rate_that_a_number_can_have(string? number, double perSecond) =>
        Assert.Empty(CampaignRules.Check(Sound with { Outreach = new() { TextNumber = number, TextsPerSecond = (decimal)perSecond } }));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_001)]
    public void A_rate_that_no_number_can_have_is_refused(int perSecond) =>
        Faulty(Sound with { Outreach = new() { TextsPerSecond = perSecond } }, "outreach.textsPerSecond");

    [Theory]
    [InlineData("5185550100")]
    [InlineData("+0185550100")]
    [InlineData("+15185550100\n")]
    [InlineData("1234")]
    public void A_number_that_nobody_can_send_from_is_refused(string number) =>
        Faulty(Sound with { Outreach = new() { TextNumber = number } }, "outreach.textNumber");

    [Fact]
    public void Texts_have_their_lengths()
    {
        Faulty(Sound with { Name = " " }, "name");
        Faulty(Sound with { Name = new string('n', 101) }, "name");
        Faulty(Sound with { Description = new string('d', 4_001) }, "description");
    }

    [Fact]
    public void Required_fields_are_known_and_listed_once()
    {
        Faulty(Sound with { RequiredFields = ["shoeSize"] }, "requiredFields");
        Faulty(Sound with { RequiredFields = ["phone", "phone"] }, "requiredFields");
    }

    [Fact]
    public void The_window_and_the_currency_are_sound()
    {
        Faulty(Sound with { DuplicateWindowDays = -1 }, "duplicateWindowDays");
        Faulty(Sound with { DuplicateWindowDays = 3_651 }, "duplicateWindowDays");
        Assert.Empty(CampaignRules.Check(Sound with { DuplicateWindowDays = 3_650 }));
        Faulty(Sound with { Currency = "usd" }, "currency");
    }

    [Fact]
    public void Members_are_listed_once_with_a_weight()
    {
        Faulty(Sound with { Members = [new("blue", 0)] }, "members[0].weight");
        Faulty(Sound with { Members = [new("blue", 1_001)] }, "members[0].weight");
        Faulty(Sound with { Members = [new("blue", 1), new("blue", 2)] }, "members");
        Faulty(Sound with { Members = [new("Blue!", 1)] }, "members[0].brokerId");
        Faulty(Sound with { Members = [.. Enumerable.Range(0, 1_001).Select(at => new CampaignMember($"b{at}", 1))] }, "members");
    }

    [Fact]
    public void Fields_have_names_of_their_own()
    {
        FaultyField(Field("", LeadFieldType.Text, null, null), "name");
        FaultyField(Field(" age", LeadFieldType.Text, null, null), "name");
        FaultyField(Field(new string('n', 65), LeadFieldType.Text, null, null), "name");
        FaultyField(Field("age", LeadFieldType.Text, null, null) with { Description = new string('d', 501) }, "description");
        Faulty(Sound with { Fields = [Sound.Fields[0], Sound.Fields[0] with { Name = "AGE" }] }, "fields");
        Faulty(
            Sound with { Fields = [.. Enumerable.Range(0, 101).Select(at => Field($"f{at}", LeadFieldType.Boolean, null, null))] },
            "fields");
    }

    [Theory]
    [InlineData(LeadFieldType.Number, "low", null, "minimum")]
    [InlineData(LeadFieldType.Number, "5", "4", "maximum")]
    [InlineData(LeadFieldType.Date, null, "tomorrow", "maximum")]
    [InlineData(LeadFieldType.Date, "2026-01-02", "2026-01-01", "maximum")]
    [InlineData(LeadFieldType.Text, "-1", null, "minimum")]
    [InlineData(LeadFieldType.Text, null, "1001", "maximum")]
    [InlineData(LeadFieldType.Text, "5", "4", "maximum")]
    [InlineData(LeadFieldType.Boolean, "1", null, "minimum")]
    [InlineData((LeadFieldType)9, null, null, "type")]
    public void Limits_suit_their_type(LeadFieldType type, string? minimum, string? maximum, string part) =>
        FaultyField(Field("f", type, minimum, maximum), part);

    [Fact]
    public void Choices_have_values_and_nothing_else_has()
    {
        FaultyField(Field("f", LeadFieldType.Choice, null, null), "values");
        FaultyField(Field("f", LeadFieldType.Text, null, null, "a"), "values");
        FaultyField(Field("f", LeadFieldType.Choice, null, null, "a", "A"), "values");
        FaultyField(Field("f", LeadFieldType.Choice, null, null, "a "), "values");
        FaultyField(Field("f", LeadFieldType.Choice, null, null, ""), "values");
        FaultyField(Field("f", LeadFieldType.Choice, null, null, new string('v', 1_001)), "values");
        FaultyField(Field("f", LeadFieldType.Choice, null, null, [.. Enumerable.Range(0, 501).Select(at => $"v{at}")]), "values");
    }

    [Theory]
    [InlineData("shoeSize", Exists, "", "field")]
    [InlineData("attributes.", Exists, "", "field")]
    [InlineData("email", (ConditionOperator)9, "", "operator")]
    [InlineData("email", Exists, "a", "values")]
    [InlineData("email", Missing, "a", "values")]
    [InlineData("email", In, "", "values")]
    [InlineData("email", NotIn, " ", "values")]
    [InlineData("score", AtLeast, "", "values")]
    [InlineData("score", AtMost, "1,2", "values")]
    [InlineData("score", AtMost, "low", "values")]
    public void Conditions_can_be_tested(string field, ConditionOperator @operator, string values, string part)
    {
        var condition = new Condition(field, @operator, values.Length == 0 ? [] : values.Split(','));
        Faulty(Sound with { Criteria = [new(condition, "No.")] }, $"criteria[0].condition.{part}");
    }

    [Fact]
    public void Conditions_may_ask_for_attributes_dates_and_long_lists()
    {
        Assert.Empty(CampaignRules.Check(Sound with
        {
            Criteria =
            [
                new(new("attributes.since", AtLeast, ["2026-01-01"]), "No."),
                new(new("email.domain", NotIn, [.. Enumerable.Range(0, 500).Select(at => $"v{at}")]), "No."),
            ],
        }));
        string[] endless = [.. Enumerable.Range(0, 501).Select(at => $"v{at}")];
        Faulty(Sound with { Criteria = [new(new("seller", In, endless), "No.")] }, "criteria[0].condition.values");
        Faulty(Sound with { Criteria = [new(new("seller", In, [new string('v', 1_001)]), "No.")] }, "criteria[0].condition.values");
    }

    [Fact]
    public void Criteria_have_a_message_and_are_not_endless()
    {
        Faulty(Sound with { Criteria = [Sound.Criteria[0] with { Message = "" }] }, "criteria[0].message");
        Faulty(Sound with { Criteria = [.. Enumerable.Repeat(Sound.Criteria[0], 101)] }, "criteria");
    }

    [Fact]
    public void A_scorecard_is_within_bounds_and_does_not_ask_for_its_own_score()
    {
        var rule = new ScoreRule("Good", 5, [new("email", Exists, [])]);
        FaultyCard(new() { Base = -1 }, "base");
        FaultyCard(new() { Base = 101 }, "base");
        FaultyCard(new() { Rules = [.. Enumerable.Repeat(rule, 201)] }, "rules");
        FaultyCard(new() { Rules = [rule with { Reason = " " }] }, "rules[0].reason");
        FaultyCard(new() { Rules = [rule with { Points = 101 }] }, "rules[0].points");
        FaultyCard(new() { Rules = [rule with { Points = -101 }] }, "rules[0].points");
        FaultyCard(new() { Rules = [rule with { When = [.. Enumerable.Repeat(rule.When[0], 21)] }] }, "rules[0].when");
        FaultyCard(new() { Rules = [rule with { When = [new("score", AtLeast, ["1"])] }] }, "rules[0].when[0].field");
    }

    private static LeadField Field(string name, LeadFieldType type, string? minimum, string? maximum, params string[] values) =>
        new(name, type, false, minimum, maximum, values, "");

    private static void FaultyField(LeadField field, string part) =>
        Faulty(Sound with { Fields = [field] }, $"fields[0].{part}");

    private static void FaultyCard(Scorecard card, string part) =>
        Faulty(Sound with { Scorecard = card }, $"scorecard.{part}");

    private static void Faulty(CampaignDefinition campaign, string field) =>
        Assert.Equal(field, Assert.Single(CampaignRules.Check(campaign)).Field);
}
