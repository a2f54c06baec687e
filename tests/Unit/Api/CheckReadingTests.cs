using System.Text.Json;
using LeadGrid.Compliance;

namespace LeadGrid.Unit.Api;

public sealed class CheckReadingTests
{
    [Fact]
    public void A_check_is_read_as_it_is()
    {
        var check = Read("""
            { "phone": 2125550123, "email": "ada@byron.org", "state": "NY", "zip": 10001, "channel": "ai_voice", "purpose": "opt_out_confirmation",
              "at": "2026-03-04T12:00:00-05:00", "campaign": " solar ", "assumeConsent": true }
            """);
        Assert.Empty(check.Faults);
        Assert.Equal(("2125550123", "ada@byron.org", "NY", "10001"), (check.Phone, check.Email, check.State, check.Zip));
        Assert.Equal((ContactChannel.AiVoice, ContactPurpose.OptOutConfirmation), (check.Channel, check.Purpose));
        Assert.Equal((TimeSpan.FromHours(-5), "solar", true), (check.At!.Value.Offset, check.Campaign, check.AssumeConsent));
    }

    [Fact]
    public void What_is_absent_is_unknown_and_the_purpose_is_marketing()
    {
        var check = Read("""{ "channel": "sms", "phone": null, "assumeConsent": false }""");
        Assert.Empty(check.Faults);
        Assert.Equal((null, ContactPurpose.Marketing, null, false), (check.Phone, check.Purpose, check.At, check.AssumeConsent));
    }

    [Theory]
    [InlineData("""{ }""", "channel")]
    [InlineData("""{ "channel": "fax" }""", "channel")]
    [InlineData("""{ "channel": "SMS" }""", "channel")]
    [InlineData("""{ "channel": 0 }""", "channel")]
    [InlineData("""{ "channel": "sms", "purpose": "sale" }""", "purpose")]
    [InlineData("""{ "channel": "sms", "at": "2026-03-04T12:00:00" }""", "at")]
    [InlineData("""{ "channel": "sms", "at": "yesterday" }""", "at")]
    [InlineData("""{ "channel": "sms", "at": "2026-02-30T12:00:00Z" }""", "at")]
    [InlineData("""{ "channel": "sms", "at": 1772643600 }""", "at")]
    [InlineData("""{ "channel": "sms", "at": "2026-03-04" }""", "at")]
    [InlineData("""{ "channel": "sms", "phone": [] }""", "phone")]
    [InlineData("""{ "channel": "sms", "assumeConsent": "yes" }""", "assumeConsent")]
    [InlineData("""{ "channel": "sms", "campaign": "a\u0000b" }""", "campaign")]
    [InlineData("""{ "channel": "sms", "assumeconsent": true }""", "assumeconsent")]
    [InlineData("""[]""", "")]
    public void A_wrong_value_is_a_fault_of_its_field(string body, string field) =>
        Assert.Equal(field, Assert.Single(Read(body).Faults).Field);

    [Fact]
    public void A_campaigns_code_has_at_most_64_characters() =>
        Assert.Equal("campaign", Assert.Single(Read($$"""{ "channel": "sms", "campaign": "{{new string('a', 65)}}" }""").Faults).Field);

    [Fact]
    public void All_faults_are_told_at_once() =>
        Assert.Equal(["channel", "purpose", "at"], Read("""{ "channel": "fax", "purpose": "x", "at": "now" }""").Faults.Select(fault => fault.Field));

    [Fact]
    public void Half_a_character_is_no_text() => Assert.Throws<JsonException>(() => Read("""{ "channel": "sms", "phone": "\ud800" }"""));

    private static ComplianceCheck Read(string body)
    {
        using var document = JsonDocument.Parse(body);
        return CheckReading.Read(document.RootElement);
    }
}
