using LeadGrid.Intake;

namespace LeadGrid.Campaigns;

internal static class CampaignRules
{
    public static FieldFault[] Check(CampaignDefinition definition) =>
        definition.Name.Length == 0 ? [new FieldFault("name", "Give the campaign a name.")] : [];
}
