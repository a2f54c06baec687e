namespace LeadGrid.Campaigns;

[GenerateSerializer, Alias("campaign-state")]
internal sealed class CampaignState
{
    [Id(0)] public CampaignDefinition? Definition { get; set; }

    /// <summary>Brokers that are no longer members and have not been told so yet.</summary>
    [Id(1)] public string[] Leaving { get; set; } = [];
}
