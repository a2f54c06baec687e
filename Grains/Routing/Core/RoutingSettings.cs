using LeadGrid.Brokers;
using LeadGrid.Campaigns;

namespace LeadGrid.Routing;

/// <summary>What a router decides by: the campaign, and the profiles of its members.</summary>
internal sealed record RoutingSettings(CampaignDefinition Campaign, RoutingMember[] Members);

internal sealed record RoutingMember(BrokerProfile Profile, int Weight);
