using System.Text.Json;
using CsCheck;
using LeadGrid.Campaigns;
using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Campaigns;

/// <summary>The example of a posting specification, held against the intake that will judge it.</summary>
public sealed class PostingExampleTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<LeadField> Field = Gen.OneOf(
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], (one, other) => Make(LeadFieldType.Text, $"{Math.Min(one, other)}", $"{Math.Max(1, Math.Max(one, other))}")),
        Gen.Select(Gen.Int[-50, 50], Gen.Int[0, 50], (from, more) => Make(LeadFieldType.Number, $"{from}", $"{from + more}")),
        Gen.Int[0, 1].Select(which => which == 0 ? Make(LeadFieldType.Number, "18", null) : Make(LeadFieldType.Number, null, "0.5")),
        Gen.Const(Make(LeadFieldType.Boolean, null, null)),
        Gen.Const(Make(LeadFieldType.Date, "2020-01-31", null)),
        Gen.Const(Make(LeadFieldType.Date, null, "2019-12-31")),
        Gen.Const(Make(LeadFieldType.Choice, null, null, "gold", "silver", "bronze")));

    private static readonly Gen<AcceptanceCriterion> Criterion = Gen.OneOf(
        Of("address.state", ConditionOperator.In, ["TX", "OH"]),
        Of("address.state", ConditionOperator.NotIn, ["NY", "CA"]),
        Of("address.zip3", ConditionOperator.NotIn, ["770"]),
        Of("address.street", ConditionOperator.Exists),
        Of("email.domain", ConditionOperator.NotIn, ["example.com"]),
        Of("email", ConditionOperator.Exists),
        Of("phone", ConditionOperator.Exists),
        Of("phone.type", ConditionOperator.In, ["mobile", "fixed_line_or_mobile"]),
        Of("phone.region", ConditionOperator.In, ["US"]),
        Of("flags", ConditionOperator.NotIn, ["fictional_phone", "reserved_domain"]),
        Of("flags", ConditionOperator.Missing),
        Of("consent.channels", ConditionOperator.In, ["ai_voice"]),
        Of("consent.channels", ConditionOperator.NotIn, ["email"]),
        Of("consent.method", ConditionOperator.NotIn, ["web_form"]),
        Of("consent.certificate", ConditionOperator.Exists),
        Of("consent.ageHours", ConditionOperator.AtMost, ["24"]),
        Of("consent.ageHours", ConditionOperator.AtLeast, ["2"]),
        Of("cost", ConditionOperator.AtLeast, ["20"]),
        Of("cost", ConditionOperator.AtMost, ["40"]),
        Of("firstName", ConditionOperator.NotIn, ["Dana"]),
        Of("lastName", ConditionOperator.Exists),
        Of("attributes.undescribed", ConditionOperator.AtLeast, ["5"]),
        Of("attributes.since", ConditionOperator.AtMost, ["2021-05-05"]),
        Of("attributes.banned", ConditionOperator.Missing));

    private static readonly Gen<CampaignDefinition> Campaign =
        from fields in Field.Array[0, 6]
        from criteria in Criterion.Array[0, 6]
        from required in Gen.Shuffle(RequiredFieldRules.Fields.ToArray(), 0, 8)
        select new CampaignDefinition
        {
            Code = "c",
            Name = "Campaign",
            RequiredFields = required,
            Fields = [.. fields.Index().Select(each => each.Item with { Name = $"field{each.Index}" })],
            Criteria = criteria,
        };

    [Fact]
    public void A_campaign_takes_the_example_of_its_own_specification() => Campaign.Sample(campaign =>
    {
        Assert.Empty(CampaignRules.Check(campaign));
        AssertTaken(campaign);
    });

    [Fact]
    public void Criteria_on_own_fields_are_met() => AssertTaken(new CampaignDefinition
    {
        Code = "c",
        Name = "Campaign",
        Fields =
        [
            Make(LeadFieldType.Number, "18", "75") with { Name = "age" },
            Make(LeadFieldType.Choice, null, null, "gold", "silver", "bronze") with { Name = "tier" },
            Make(LeadFieldType.Boolean, null, null) with { Name = "smoker" },
            Make(LeadFieldType.Date, "2020-01-01", "2030-01-01") with { Name = "since" },
            Make(LeadFieldType.Text, "3", "9") with { Name = "note", Required = false },
        ],
        Criteria =
        [
            Make("attributes.age", ConditionOperator.AtLeast, "70"),
            Make("attributes.age", ConditionOperator.NotIn, "72"),
            Make("attributes.tier", ConditionOperator.NotIn, "gold"),
            Make("attributes.smoker", ConditionOperator.In, "false"),
            Make("attributes.since", ConditionOperator.AtLeast, "2024-02-29"),
            Make("attributes.since", ConditionOperator.NotIn, "2024-02-29"),
            Make("attributes.note", ConditionOperator.In, "one", "two"),
        ],
    });

    [Fact]
    public void Limits_at_the_ends_of_what_can_be_written_are_no_fault() => AssertTaken(new CampaignDefinition
    {
        Code = "c",
        Name = "Campaign",
        Fields =
        [
            Make(LeadFieldType.Date, "0001-01-01", null) with { Name = "first" },
            Make(LeadFieldType.Date, null, "9999-12-31") with { Name = "last" },
            Make(LeadFieldType.Number, "999999999999", null) with { Name = "much" },
        ],
        Criteria = [Make("consent.ageHours", ConditionOperator.NotIn, "99999999999")],
    });

    [Fact]
    public void The_example_of_the_OpenAPI_document_is_a_campaign_that_can_be_made()
    {
        Assert.Empty(CampaignRules.Check(CampaignExample.Definition));
        AssertTaken(CampaignExample.Definition);
    }

    private static void AssertTaken(CampaignDefinition campaign)
    {
        var example = JsonSerializer.SerializeToElement(PostingExample.Of(campaign, Now));
        Assert.Equal(campaign.Code, example.GetProperty("campaign").GetString());
        var judged = LeadJudge.Judge(LeadPostReader.Read(example), campaign, "seller", Now);
        Assert.True(judged.Faults.Length == 0, $"{string.Join("; ", judged.Faults.Select(fault => $"{fault.Field}: {fault.Problem}"))}\n{example}");
        Assert.Empty(judged.Warnings);
    }

    private static Gen<AcceptanceCriterion> Of(string field, ConditionOperator @operator, string[]? values = null) =>
        Gen.Const(Make(field, @operator, values ?? []));

    private static AcceptanceCriterion Make(string field, ConditionOperator @operator, params string[] values) =>
        new(new Condition(field, @operator, values), $"{field} {@operator} {string.Join(", ", values)}");

    private static LeadField Make(LeadFieldType type, string? minimum, string? maximum, params string[] values) =>
        new("name", type, Required: true, minimum, maximum, values, "");
}
