namespace LeadGrid.Outreach;

/// <summary>Addresses of ours that stand in messages.</summary>
/// <param name="site">Where people reach the Api.</param>
public sealed class OwnLinks(LinkTokens tokens, Uri site)
{
    /// <summary>The one-click address of RFC 8058: a POST refuses further e-mail, a GET shows a page that can.</summary>
    public Uri Unsubscribe(Guid messageId) => new(site, $"/u/{tokens.Make(LinkKind.Unsubscribe, messageId)}");

    /// <summary>Leads on to what the message's link said, and notes that it was followed.</summary>
    /// <param name="place">Of the link, among all of the message.</param>
    public Uri Click(Guid messageId, int place) => new(site, $"/c/{tokens.MakeClick(messageId, place)}");

    /// <summary>A picture of one pixel: who loads it shows the message, or looks through it.</summary>
    public Uri Open(Guid messageId) => new(site, $"/o/{tokens.Make(LinkKind.Open, messageId)}.gif");

    /// <summary>A page with a button, by which the person agrees to e-mail.</summary>
    public Uri Confirm(Guid messageId) => new(site, $"/d/{tokens.Make(LinkKind.Confirm, messageId)}");

    /// <summary>The page on which the person sees and withdraws what was agreed to.</summary>
    public Uri Preferences(Guid messageId) => new(site, $"/p/{tokens.Make(LinkKind.Preferences, messageId)}");
    /// <summary>Where the person of a lead books, moves or cancels an appointment.</summary>
    public Uri Booking(Guid leadId) => new(site, $"/b/{tokens.Make(LinkKind.Booking, leadId)}");

    /// <summary>Whether it leads to us: such a link is no link of the words, but a way out or a page about the person's wishes.</summary>
    public bool IsOwn(Uri link) => Uri.Compare(link, site, UriComponents.HostAndPort, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
