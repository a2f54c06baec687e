using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Intake;

public class EmailDomainTests
{
    [Theory]
    [InlineData("Byron.ORG", "byron.org")]
    [InlineData("org", "org")]
    [InlineData("1.com", "1.com")]
    [InlineData("c--n.com", "c--n.com")]
    [InlineData("xn--mnchen-3ya.de", "xn--mnchen-3ya.de")]
    [InlineData("mün--chen.x-y.de", "xn--mn--chen-65a.x-y.de")]
    [InlineData("MÜNCHEN.de", "xn--mnchen-3ya.de")]
    [InlineData("हिन्दी.भारत", "xn--j2bd4cyah0f.xn--h2brj9c")]
    public void A_domain_is_written_as_it_is_looked_up(string domain, string ascii) =>
        Assert.Equal(ascii, EmailDomain.ToAscii(domain));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("byron.org.")]
    [InlineData("byron..org")]
    [InlineData("mün..de")]
    [InlineData("mün.de.")]
    [InlineData("-mün.de")]
    [InlineData("mün-.de")]
    [InlineData("mün.de-")]
    [InlineData("mün☃.de")]
    [InlineData("mün de")]
    [InlineData("byron.123")]
    [InlineData("192.0.2.1")]
    [InlineData("by/ron.org")]
    [InlineData("byron.org\n")]
    public void What_can_be_no_domain_is_none(string domain) => Assert.Null(EmailDomain.ToAscii(domain));

    [Fact]
    public void An_international_label_that_is_too_long_in_ascii_is_none() =>
        Assert.Null(EmailDomain.ToAscii(new string('ü', 64) + ".de"));
}
