using LeadGrid.Outreach;

namespace LeadGrid.Unit.Outreach;

public sealed class MeasuredHtmlTests
{
    private static readonly Uri Site = new("https://leads.example.com");
    private static readonly OwnLinks Links = new(new LinkTokens(new byte[32]), Site);

    [Fact]
    public void Links_lead_by_way_of_us_and_everything_else_stays_as_it_was()
    {
        const string html = """
            <!doctype html><html><body><!-- <a href="https://example.org/hidden">x</a> -->
            <A class='b' title="a > b" HREF = 'https://example.org/a?x=1&amp;y=2' >One</A> & <a href=https://example.org/b>two</a>
            <map><area shape="rect" href="http://example.org/c"></map><abbr title="https://example.org">no</abbr></body></html>
            """;
        Assert.Equal(
            """
            <!doctype html><html><body><!-- <a href="https://example.org/hidden">x</a> -->
            <A class='b' title="a > b" HREF = "https://leads.example.com/0?a&amp;b" >One</A> & <a href="https://leads.example.com/1?a&amp;b">two</a>
            <map><area shape="rect" href="https://leads.example.com/2?a&amp;b"></map><abbr title="https://example.org">no</abbr></body></html>
            """,
            MeasuredHtml.Of(html, place => new Uri(Site, $"/{place}?a&b"), Links.IsOwn));
        Assert.Equal(new Uri("https://example.org/a?x=1&y=2"), MeasuredHtml.Target(html, 0));
        Assert.Equal(new Uri("http://example.org/c"), MeasuredHtml.Target(html, 2));
        Assert.Null(MeasuredHtml.Target(html, 3));
        Assert.Null(MeasuredHtml.Target(html, -1));
        Assert.Equal(3, MeasuredHtml.Count(html, Links.IsOwn));
    }

    [Theory]
    [InlineData("mailto:anna@example.org")]
    [InlineData("tel:+12015550100")]
    [InlineData("#top")]
    [InlineData("/relative")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://leads.example.com/u/token")]
    [InlineData("https://LEADS.example.com/anything")]
    [InlineData("https://example.org/Unsubscribe?id=1")]
    [InlineData("https://example.org/opt-out")]
    [InlineData("https://example.org/email-preferences")]
    [InlineData("https://example.org/privacy")]
    public void A_way_out_a_page_about_wishes_and_what_is_no_page_stay_as_they_are(string href)
    {
        var html = $"<a href=\"{href}\">x</a><a name=\"y\">no link</a><a href=\"https://example.org/z\">z</a>";
        var led = MeasuredHtml.Of(html, place => Links.Click(Guid.Empty, place), Links.IsOwn);
        Assert.StartsWith($"<a href=\"{href}\">x</a><a name=\"y\">no link</a><a href=\"https://leads.example.com/c/", led, StringComparison.Ordinal);
        Assert.Equal(1, MeasuredHtml.Count(html, Links.IsOwn));
        // A link's place does not hang on which others are measured.
        Assert.Equal(new Uri("https://example.org/z"), MeasuredHtml.Target(html, 1));
    }

    [Fact]
    public void Another_port_of_our_host_is_not_ours()
    {
        Assert.False(Links.IsOwn(new Uri("https://leads.example.com:8443/")));
        Assert.True(Links.IsOwn(Links.Unsubscribe(Guid.Empty)));
    }

    [Fact]
    public void Only_so_many_links_are_measured()
    {
        var html = string.Concat(Enumerable.Range(0, MeasuredHtml.MaximumLinks + 5).Select(at => $"<a href=\"https://example.org/{at}\">x</a>"));
        Assert.Equal(MeasuredHtml.MaximumLinks, MeasuredHtml.Count(html, Links.IsOwn));
        var led = MeasuredHtml.Of(html, place => Links.Click(Guid.Empty, place), Links.IsOwn);
        Assert.EndsWith("<a href=\"https://example.org/104\">x</a>", led, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_is_the_last_of_what_is_shown()
    {
        var picture = Links.Open(Guid.Empty);
        var image = $"<img src=\"{picture}\" width=\"1\" height=\"1\" alt=\"\" border=\"0\">";
        Assert.Equal($"<body><p>Hi</p>{image}</body>", MeasuredHtml.WithPicture("<body><p>Hi</p></body>", picture));
        Assert.Equal($"<p>Hi</p>{image}", MeasuredHtml.WithPicture("<p>Hi</p>", picture));
    }

    [Fact]
    public void A_quote_that_is_never_closed_takes_no_time()
    {
        var html = string.Concat(Enumerable.Repeat("<a href='x ", 20_000));
        Assert.Equal(html, MeasuredHtml.Of(html, _ => Site, Links.IsOwn));
    }
}
