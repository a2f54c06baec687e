using LeadGrid.Campaigns;
using LeadGrid.Intake;
using LeadGrid.Leads;

namespace LeadGrid.Sequences;

/// <summary>A lead that nobody is, to show what a sequence would do with one.</summary>
internal static class SampleLead
{
    private const int Score = 50;

    /// <param name="state">Two letters.</param>
    public static LeadState In(string state, CampaignDefinition campaign, DateTimeOffset now) => new()
    {
        Id = Guid.Empty,
        Version = 2,
        Campaign = campaign.Code,
        Seller = "",
        Status = LeadStatus.Assigned,
        Score = Score,
        StateCode = state,
        BrokerName = campaign.Outreach.Seller,
        ReceivedAt = now,
        UpdatedAt = now,
        KeyId = Guid.Empty,
        Personal = new PersonalPart { Address = new PostedAddress(null, null, state, null, CountryRules.UnitedStates) },
    };
}
