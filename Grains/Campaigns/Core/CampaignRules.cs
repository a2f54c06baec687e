using LeadGrid.Intake;
using LeadGrid.Scoring;

namespace LeadGrid.Campaigns;

/// <summary>Checks a campaign's settings before they are taken.</summary>
internal static class CampaignRules
{
    private const int MaximumDescriptionLength = 4_000;
    private const int MaximumMessageLength = 300;
    private const int MaximumFields = AttributeRules.MaximumCount;
    private const int MaximumCriteria = 100;
    private const int MaximumMembers = 1_000;
    private const int MaximumWeight = 1_000;
    private const int MaximumWindowDays = 3_650;

    /// <returns>Every fault at once; none when the settings can be taken.</returns>
    public static FieldFault[] Check(CampaignDefinition campaign)
    {
        var findings = new Findings();
        SettingsText.CheckKey("code", campaign.Code, findings);
        SettingsText.CheckLength("name", campaign.Name, 1, 100, findings);
        SettingsText.CheckLength("description", campaign.Description, 0, MaximumDescriptionLength, findings);
        CheckRequired(campaign.RequiredFields, findings);
        CheckFields(campaign.Fields, findings);
        CheckCriteria(campaign.Criteria, findings);
        CheckMembers(campaign.Members, findings);
        ScorecardRules.Check("scorecard", campaign.Scorecard, findings);
        OutreachRules.Check(campaign.Outreach, findings);
        FollowUpSettingsRules.Check(campaign.FollowUp, findings);
        if (campaign.DuplicateWindowDays is < 0 or > MaximumWindowDays)
        {
            findings.Fault("duplicateWindowDays", $"Use 0 to {MaximumWindowDays:N0} days.");
        }

        if (!CostRules.IsCurrency(campaign.Currency))
        {
            findings.Fault("currency", "Use a three-letter ISO 4217 code.");
        }

        return findings.Faults;
    }

    private static void CheckRequired(string[] required, Findings findings)
    {
        if (!Array.TrueForAll(required, RequiredFieldRules.CanBeRequired))
        {
            findings.Fault(
                "requiredFields", $"Use only these fields: {string.Join(", ", RequiredFieldRules.Fields)}.");
        }

        SettingsText.CheckDistinct("requiredFields", required, findings);
    }

    private static void CheckFields(LeadField[] fields, Findings findings)
    {
        SettingsText.CheckCount("fields", fields.Length, MaximumFields, findings);
        SettingsText.CheckDistinct("fields", fields.Select(field => field.Name), findings);
        for (var at = 0; at < fields.Length; at++)
        {
            LeadFieldRules.Check($"fields[{at}]", fields[at], findings);
        }
    }

    private static void CheckCriteria(AcceptanceCriterion[] criteria, Findings findings)
    {
        SettingsText.CheckCount("criteria", criteria.Length, MaximumCriteria, findings);
        for (var at = 0; at < criteria.Length; at++)
        {
            SettingsText.CheckLength($"criteria[{at}].message", criteria[at].Message, 1, MaximumMessageLength, findings);
            ConditionRules.Check($"criteria[{at}].condition", criteria[at].Condition, scored: true, findings);
        }
    }

    private static void CheckMembers(CampaignMember[] members, Findings findings)
    {
        SettingsText.CheckCount("members", members.Length, MaximumMembers, findings);
        SettingsText.CheckDistinct("members", members.Select(member => member.BrokerId), findings);
        for (var at = 0; at < members.Length; at++)
        {
            SettingsText.CheckKey($"members[{at}].brokerId", members[at].BrokerId, findings);
            if (members[at].Weight is < 1 or > MaximumWeight)
            {
                findings.Fault($"members[{at}].weight", $"Use a weight of 1 to {MaximumWeight:N0}.");
            }
        }
    }
}
