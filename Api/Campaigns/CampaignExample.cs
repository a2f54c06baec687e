using LeadGrid.Scoring;

namespace LeadGrid.Campaigns;

/// <summary>The campaign that the OpenAPI document shows.</summary>
internal static class CampaignExample
{
    public static CampaignDefinition Definition { get; } = new()
    {
        Code = "term-life",
        Name = "Term life, United States",
        Description = "Families who asked for a quote of term life insurance.",
        RequiredFields = ["firstName", "lastName", "phone", "address.state"],
        Fields =
        [
            new LeadField("age", LeadFieldType.Number, Required: true, "18", "75", [], "Age in years."),
            new LeadField("coverage", LeadFieldType.Choice, Required: false, null, null, ["100k", "250k", "500k"], "Cover asked for."),
        ],
        Criteria =
        [
            new AcceptanceCriterion(
                new Condition("attributes.age", ConditionOperator.AtMost, ["70"]),
                "We take leads of people up to 70 years old."),
        ],
        Scorecard = new Scorecard
        {
            Rules =
            [
                new ScoreRule("Reachable on a mobile phone", 10, [new Condition("phone.type", ConditionOperator.In, ["mobile", "fixed_line_or_mobile"])]),
            ],
        },
        Members = [new CampaignMember("north", 3), new CampaignMember("south", 1)],
        Version = 7,
    };
}
