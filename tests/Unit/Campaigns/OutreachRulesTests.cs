using LeadGrid.Campaigns;
using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Campaigns;

public class OutreachRulesTests
{
    private static readonly OutreachSettings Sound = new()
    {
        Seller = "Anchor Energy",
        ProductLine = "solar",
        TextNumber = "+12015550142",
        MailFrom = "solar@anchor.example",
        MailFromName = "Anchor Energy",
        PostalAddress = "Anchor Energy, 100 Example Street, Springfield, IL 62701",
        TextsPerSecond = 5,
    };

    [Fact]
    public void Whole_settings_and_none_at_all_are_sound()
    {
        Assert.Empty(FaultsOf(Sound));
        Assert.Empty(FaultsOf(new OutreachSettings()));
    }

    [Fact]
    public void A_campaign_is_checked_with_its_outreach()
    {
        var campaign = new CampaignDefinition { Code = "solar", Name = "Solar", Outreach = Sound with { TextNumber = "12" } };
        Assert.Equal("outreach.textNumber", Assert.Single(CampaignRules.Check(campaign)).Field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2015550142")]
    [InlineData("+02015550142")]
    [InlineData("+1 201 555 0142")]
    [InlineData("+1201555")]
    [InlineData("+1234567890123456")]
    [InlineData("+12015550142\n")]
    public void A_number_is_E164(string number) => Faulty(Sound with { TextNumber = number }, "outreach.textNumber");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("anchor.example")]
    [InlineData("Anchor <solar@anchor.example>")]
    [InlineData(" solar@anchor.example")]
    [InlineData("solar@anchor.example\r\nBcc: all@anchor.example")]
    public void A_senders_address_is_one_address_and_nothing_around_it(string address) =>
        Faulty(Sound with { MailFrom = address }, "outreach.mailFrom");

    [Fact]
    public void Who_wants_email_confirmed_can_ask_for_it_by_email()
    {
        Assert.Empty(FaultsOf(Sound with { DoubleOptIn = true }));
        Faulty(Sound with { DoubleOptIn = true, MailFrom = null }, "outreach.doubleOptIn");
    }

    [Fact]
    public void Names_and_addresses_have_their_lengths()
    {
        Faulty(Sound with { Seller = "" }, "outreach.seller");
        Faulty(Sound with { Seller = new string('s', 101) }, "outreach.seller");
        Faulty(Sound with { ProductLine = new string('p', 65) }, "outreach.productLine");
        Faulty(Sound with { MailFromName = " " }, "outreach.mailFromName");
        Faulty(Sound with { PostalAddress = "Street 1" }, "outreach.postalAddress");
        Faulty(Sound with { PostalAddress = new string('a', 301) }, "outreach.postalAddress");
    }

    [Fact]
    public void Names_and_addresses_are_one_line()
    {
        Faulty(Sound with { Seller = "Anchor\nEnergy" }, "outreach.seller");
        Faulty(Sound with { MailFromName = "Anchor\r\nBcc: all@anchor.example" }, "outreach.mailFromName");
        Faulty(Sound with { PostalAddress = "100 Example Street\nSpringfield" }, "outreach.postalAddress");
    }

    [Fact]
    public void A_rate_is_a_tenth_to_a_thousand()
    {
        Faulty(Sound with { TextsPerSecond = 0 }, "outreach.textsPerSecond");
        Faulty(Sound with { TextsPerSecond = 0.09m }, "outreach.textsPerSecond");
        Faulty(Sound with { TextsPerSecond = 1_000.1m }, "outreach.textsPerSecond");
        Assert.Empty(FaultsOf(Sound with { TextsPerSecond = 0.1m }));
        Assert.Empty(FaultsOf(Sound with { TextsPerSecond = 1_000 }));
    }

    private static void Faulty(OutreachSettings settings, string field) => Assert.Contains(FaultsOf(settings), fault => fault.Field == field);

    private static FieldFault[] FaultsOf(OutreachSettings settings)
    {
        var findings = new Findings();
        OutreachRules.Check(settings, findings);
        return findings.Faults;
    }
}
