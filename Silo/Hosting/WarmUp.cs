using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Intake;

namespace LeadGrid.Hosting;

/// <summary>
/// Judges one made-up lead before the first real one comes: phone metadata and place names take a third of a second to
/// load, which no seller should wait for. What only replies need takes seconds, and is read while the silo already serves.
/// </summary>
internal sealed class WarmUp(TimeProvider time) : IHostedService
{
    private Task _reading = Task.CompletedTask;

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
        _reading = Task.Run(ReadReplies, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>What went wrong with it is told here, and to whoever judges a reply before.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _reading.WaitAsync(cancellationToken);

    private void ReadReplies()
    {
        var question = new PermitQuestion
        {
            Channel = ContactChannel.Sms, Purpose = ContactPurpose.Marketing, At = time.GetUtcNow(), Phone = "+12015550123", State = "NJ", Zip = "07102",
        };
        Permits.Decide(question, ContactFacts.None, RuleSet.Shipped);
        ReplyJudge.Judge(new ReplyQuestion("Please stop texting me", null));
    }
}
