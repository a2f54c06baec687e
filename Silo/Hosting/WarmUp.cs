using LeadGrid.Campaigns;
using LeadGrid.Intake;

namespace LeadGrid.Hosting;

/// <summary>
/// Judges one made-up lead before the first real one comes: phone metadata and place names take a third of a second to
/// load, which no seller should wait for.
/// </summary>
internal sealed class WarmUp(TimeProvider time) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var post = new LeadPost
        {
            FirstName = "Warm",
            LastName = "Up",
            Phone = "+12015550123",
            Email = "warm.up@example.com",
            Address = new PostedAddress("1 Main St", "Newark", "NJ", "07102", "US"),
        };
        LeadJudge.Judge(post, new CampaignDefinition { Code = "warm-up", Name = "Warm-up" }, "warm-up", time.GetUtcNow());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
