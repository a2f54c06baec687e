using LeadGrid.Campaigns;
using LeadGrid.Intake;

namespace LeadGrid.Unit.Intake;

/// <summary>Posts and campaigns to vary.</summary>
internal static class Posts
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    public static readonly CampaignDefinition Campaign = new() { Code = "solar", Name = "Solar" };

    public static readonly LeadPost Sound = new()
    {
        FirstName = "Ada",
        LastName = "Byron",
        Phone = "504-621-8927",
        Email = "ada@byron.org",
        Address = new("1 Main St", "Newark", "NJ", "07102", "US"),
    };

    public static JudgedLead Judge(LeadPost post) => Judge(post, Campaign);

    public static JudgedLead Judge(LeadPost post, CampaignDefinition campaign) =>
        LeadJudge.Judge(post, campaign, "acme", Now);
}
