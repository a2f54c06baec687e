using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Intake;

public class PhoneRulesTests
{
    [Theory]
    [InlineData("5046218927", "US", "+15046218927")]
    [InlineData("(504) 621-8927", "US", "+15046218927")]
    [InlineData("1 504.621.8927", "US", "+15046218927")]
    [InlineData("15046218927", "US", "+15046218927")]
    [InlineData("+1-504-621-8927", "GB", "+15046218927")]
    [InlineData("020 7946 0018", "GB", "+442079460018")]
    [InlineData("011 44 20 7946 0018", "US", "+442079460018")]
    [InlineData("1-800-FLOWERS", "US", "+18003569377")]
    [InlineData(" 504-621-8927 ", "US", "+15046218927")]
    public void Any_notation_becomes_the_same_number(string posted, string region, string e164)
    {
        var findings = new Findings();
        Assert.Equal(e164, PhoneRules.Read("phone", posted, region, findings)!.E164);
        Assert.Empty(findings.Faults);
        Assert.Empty(findings.Repairs);
    }

    [Theory]
    [InlineData("5046218927", "fixed_line_or_mobile", "US", "Louisiana")]
    [InlineData("8002255288", "toll_free", "US", null)]
    [InlineData("+447400123456", "mobile", "GB", "United Kingdom")]
    public void A_number_tells_its_type_region_and_place(string posted, string type, string region, string? location) =>
        Assert.Equal(new(type, region, location), PhoneRules.Read("phone", posted, "US", new())!.Facts);

    [Theory]
    [InlineData("621-8927")]
    [InlineData("1234567890")]
    [InlineData("504621892")]
    [InlineData("504621892777")]
    [InlineData("none")]
    [InlineData("+999 12345678")]
    [InlineData("0000000000")]
    [InlineData("1555550123")]
    [InlineData("555-0123")]
    [InlineData("+44 20 7946")]
    [InlineData("555-555-0200")]
    [InlineData("555-555-0099")]
    public void What_is_no_number_is_a_fault_that_does_not_repeat_it(string posted)
    {
        var findings = new Findings();
        Assert.Null(PhoneRules.Read("phone", posted, "US", findings));
        var fault = Assert.Single(findings.Faults);
        Assert.Equal("phone", fault.Field);
        Assert.DoesNotContain(posted, fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_a_hundred_and_one_characters_is_no_number()
    {
        var findings = new Findings();
        Assert.Null(PhoneRules.Read("phone", "5046218927".PadRight(101), "US", findings));
        Assert.True(findings.HasFault("phone"));
    }

    [Fact]
    public void An_extension_is_left_out_and_that_is_told()
    {
        var findings = new Findings();
        Assert.Equal("+15046218927", PhoneRules.Read("phone", "504-621-8927 x123", "US", findings)!.E164);
        Assert.Equal([new("phone", "Extension left out", "504-621-8927 x123", "+15046218927")], findings.Repairs);
    }

    [Theory]
    [InlineData("555-555-0100", "unknown")]
    [InlineData("555-555-0199", "unknown")]
    [InlineData("212-555-0123", "fixed_line_or_mobile")]
    public void A_number_set_aside_for_fiction_is_taken_and_flagged(string posted, string type)
    {
        var lead = Posts.Judge(Posts.Sound with { Phone = posted });
        Assert.Empty(lead.Faults);
        Assert.Equal(["fictional_phone"], lead.Flags);
        Assert.Equal((type, "US"), (lead.PhoneFacts!.Type, lead.PhoneFacts.Region));
    }

    [Fact]
    public void The_country_of_the_address_says_whose_number_it_is()
    {
        var post = Posts.Sound with { Phone = "020 7946 0018", Address = new(null, null, null, null, "UK") };
        Assert.Equal("+442079460018", Posts.Judge(post).Phone);
    }
}
