using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Intake;

public class RequiredFieldRulesTests
{
    private static readonly LeadPost Full = Posts.Sound with
    {
        ExternalId = "7",
        Cost = 1,
        Consent = new()
        {
            Channels = ["sms"],
            Sellers = ["Acme"],
            Phone = "5046218927",
            Text = "Yes",
            DisclosureVersion = "1",
            Method = "form",
            At = Posts.Now,
            Ip = "192.0.2.1",
            UserAgent = "Mozilla",
            FormUrl = "https://acme.example",
            CertificateUrl = "https://cert.example",
        },
    };

    public static TheoryData<string> Fields() => [.. RequiredFieldRules.Fields];

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_required_field_is_missed_where_it_is_not_posted(string field)
    {
        var campaign = Posts.Campaign with { RequiredFields = [field] };
        Assert.Empty(Posts.Judge(Full, campaign).Faults);
        Assert.True(RequiredFieldRules.CanBeRequired(field));
        Assert.Contains(Posts.Judge(new(), campaign).Faults, fault => fault.Field == field);
        Assert.Contains(
            Posts.Judge(new() { Consent = new(), Address = AddressRules.Blank }, campaign).Faults,
            fault => fault.Field == field || field == "consent");
    }

    [Fact]
    public void A_required_field_that_is_faulty_is_not_also_missing()
    {
        var campaign = Posts.Campaign with { RequiredFields = ["phone", "address.zip"] };
        var post = Posts.Sound with { Phone = "none", Address = new(null, null, "NJ", "no", null) };
        Assert.Equal(["address.zip", "phone"], Posts.Judge(post, campaign).Faults.Select(fault => fault.Field));
    }

    [Fact]
    public void A_required_state_is_given_where_the_zip_tells_it()
    {
        var campaign = Posts.Campaign with { RequiredFields = ["address.state"] };
        Assert.Empty(Posts.Judge(Posts.Sound with { Address = new(null, null, null, "07102", null) }, campaign).Faults);
    }

    [Fact]
    public void Either_phone_or_email_is_needed_always()
    {
        Assert.Equal("phone", Assert.Single(Posts.Judge(new() { FirstName = "Ada" }).Faults).Field);
        Assert.Empty(Posts.Judge(new() { Email = "ada@byron.org" }).Faults);
        Assert.Empty(Posts.Judge(new() { Phone = "5046218927" }).Faults);
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("email")]
    public void A_way_of_contact_that_the_reader_found_faulty_is_not_also_missing(string field) =>
        Assert.Single(Posts.Judge(new() { Faults = [new(field, "Post text.")] }).Faults);

    [Fact]
    public void A_field_that_is_not_known_cannot_be_required() =>
        Assert.False(RequiredFieldRules.CanBeRequired("shoeSize"));
}
