namespace LeadGrid.Outreach;

/// <summary>Addresses of ours that stand in messages.</summary>
/// <param name="site">Where people reach the Api.</param>
public sealed class OwnLinks(LinkTokens tokens, Uri site)
{
    /// <summary>The one-click address of RFC 8058: a POST refuses further e-mail, a GET shows a page that can.</summary>
    public Uri Unsubscribe(Guid messageId) => new(site, $"/u/{tokens.Make(LinkKind.Unsubscribe, messageId)}");
}
