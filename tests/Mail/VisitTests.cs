using System.Net;
using System.Text.RegularExpressions;
using LeadGrid.Outreach;

namespace LeadGrid.Mail;

/// <summary>An e-mail with measured links, as an independent server and parser find it, and what comes of following them.</summary>
public sealed partial class VisitTests
{
    private const string Html = "<html><body><p>Größe: <a href=\"https://example.org/größe?a=1&amp;b=2\">x</a>, <a href=\"mailto:a@example.org\">y</a></p></body></html>";

    [Fact]
    public async Task Its_link_leads_where_the_letter_said_and_its_picture_is_one_pixel()
    {
        await using var site = await VisitHost.Start(Html);
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port);
        var mail = Sender.Mail();
        mail = mail with
        {
            Text = "Größe: https://example.org/größe?a=1&b=2",
            Html = MeasuredHtml.WithPicture(MeasuredHtml.Of(Html, place => site.Links.Click(mail.MessageId, place), site.Links.IsOwn), site.Links.Open(mail.MessageId)),
        };
        Assert.IsType<SendOutcome.Accepted>(await sender.Send(mail));
        var seen = await receiver.Next("message");
        Assert.Equal(mail.Text, seen["text"]!.GetValue<string>().TrimEnd('\n'));

        var html = seen["html"]!.GetValue<string>();
        Assert.Contains("mailto:a@example.org", html, StringComparison.Ordinal);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var link = await browser.GetAsync(Click().Match(html).Value, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Found, new Uri("https://example.org/größe?a=1&b=2")), (link.StatusCode, link.Headers.Location));
        using var picture = await browser.GetAsync(Picture().Match(html).Value, TestContext.Current.CancellationToken);
        Assert.Equal("image/gif", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal([(mail.MessageId, (int?)0), (mail.MessageId, null)], site.Visits.Select(visit => (visit.MessageId, visit.Place)));
    }

    [GeneratedRegex("http://[^\"]*/c/[^\"]*")]
    private static partial Regex Click();

    [GeneratedRegex("http://[^\"]*/o/[^\"]*")]
    private static partial Regex Picture();
}
