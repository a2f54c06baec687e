using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Intake;

public class EmailRulesTests
{
    private const string Label63 = "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0";

    [Theory]
    [InlineData("Ada@Byron.ORG", "Ada@Byron.ORG", "ada@byron.org")]
    [InlineData("ada@MÜNCHEN.de", "ada@MÜNCHEN.de", "ada@xn--mnchen-3ya.de")]
    [InlineData("ada@пример.рф", "ada@пример.рф", "ada@xn--e1afmkfd.xn--p1ai")]
    [InlineData("\"Ada Byron\"@byron.org", "\"Ada Byron\"@byron.org", "\"ada byron\"@byron.org")]
    [InlineData("\"a@b\"@byron.org", "\"a@b\"@byron.org", "\"a@b\"@byron.org")]
    public void An_address_is_kept_and_found_by_its_key(string posted, string address, string key)
    {
        var findings = new Findings();
        var read = EmailRules.Read("email", posted, findings)!;
        Assert.Equal((address, key), (read.Address, read.Key));
        Assert.Equal(key, $"{read.Local}@{read.Domain}");
        Assert.Empty(findings.Repairs);
    }

    [Theory]
    [InlineData(" ada@byron.org\t", "ada@byron.org", "White space around it removed")]
    [InlineData("\u00A0ada@byron.org", "ada@byron.org", "White space around it removed")]
    [InlineData("MAILTO:ada@byron.org", "ada@byron.org", "mailto: in front of it removed")]
    [InlineData("\"ada.b\"@byron.org", "ada.b@byron.org", "Needless quotes removed")]
    public void A_certain_repair_is_made_and_told(string posted, string address, string what)
    {
        var findings = new Findings();
        Assert.Equal(address, EmailRules.Read("email", posted, findings)!.Address);
        Assert.Equal([new("email", what, posted, address)], findings.Repairs);
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("ada@")]
    [InlineData("@byron.org")]
    [InlineData("ada@byron.org.")]
    [InlineData("ada@byron.org,")]
    [InlineData("ada@byron.org\n")]
    [InlineData("ada@byron.org, bob@byron.org")]
    [InlineData("Ada <ada@byron.org>")]
    [InlineData("<ada@byron.org>")]
    [InlineData("ada(work)@byron.org")]
    [InlineData("ada@[192.0.2.1]")]
    [InlineData("ada@192.0.2.1")]
    [InlineData("ada@by_ron.org")]
    [InlineData("ada@-byron.org")]
    [InlineData("ada@byron..org")]
    [InlineData("ada@mün..de")]
    [InlineData("ada@mün☃.de")]
    [InlineData("jörg@byron.org")]
    [InlineData("a b@byron.org")]
    [InlineData("\"a\\b\"@byron.org")]
    [InlineData("mailto:mailto:ada@byron.org")]
    [InlineData("members: ada@byron.org;")]
    public void What_is_no_plain_mailbox_is_a_fault_that_does_not_repeat_it(string posted)
    {
        var findings = new Findings();
        Assert.Null(EmailRules.Read("email", posted, findings));
        var fault = Assert.Single(findings.Faults);
        Assert.Equal("email", fault.Field);
        Assert.DoesNotContain(posted, fault.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n")]
    public void A_blank_address_is_none(string? posted)
    {
        var findings = new Findings();
        Assert.Null(EmailRules.Read("email", posted, findings));
        Assert.False(findings.HasFaults);
    }

    [Fact]
    public void Lengths_are_those_of_the_standard()
    {
        var domain = $"{Label63}.{Label63}.{Label63[..61]}";
        Assert.True(IsRead($"{Label63}x@byron.org"));
        Assert.False(IsRead($"{Label63}xy@byron.org"));
        Assert.True(IsRead($"a@{Label63}.org"));
        Assert.False(IsRead($"a@{Label63}x.org"));
        Assert.True(IsRead($"{Label63}x@{domain[..189]}"));
        Assert.False(IsRead($"{Label63}x@{domain[..189]}x"));
        Assert.False(IsRead($"{Label63}x@{domain[..186]}.ü"));
    }

    private static bool IsRead(string address) => EmailRules.Read("email", address, new()) is not null;
}
