using System.Text;
using System.Text.Json;
using LeadGrid.Intake;

namespace LeadGrid.Unit.Api;

public class LeadPostReaderTests
{
    [Fact]
    public void A_whole_lead_is_read_as_it_stands()
    {
        var post = Read("""
            {"campaign":"solar","externalId":"X-1","firstName":"Ada","lastName":"Byron","phone":"504-621-8927","email":"ada@byron.org",
             "address":{"street":"1 Main St","city":"Newark","state":"NJ","zip":"07102","country":"US"},
             "attributes":{"age":36,"owner":true,"renter":false,"roof":"slate","none":null},
             "consent":{"channels":["sms"],"sellers":["Acme"],"phone":"1","text":"Call me","disclosureVersion":"3","method":"form",
                        "at":"2026-01-31T15:04:05+01:00","ip":"192.0.2.1","userAgent":"UA","formUrl":"https://f.example","certificateUrl":"https://c.example"},
             "cost":12.50,"currency":"USD"}
            """);
        Assert.Equal(("X-1", "Ada", "Byron", "504-621-8927", "ada@byron.org"), (post.ExternalId, post.FirstName, post.LastName, post.Phone, post.Email));
        Assert.Equal(new PostedAddress("1 Main St", "Newark", "NJ", "07102", "US"), post.Address);
        Assert.Equal(
            [new("age", ScalarKind.Number, "36"), new("owner", ScalarKind.Boolean, "true"), new("renter", ScalarKind.Boolean, "false"), new("roof", ScalarKind.Text, "slate")],
            post.Attributes);
        var consent = post.Consent!;
        Assert.Equal(["sms"], consent.Channels);
        Assert.Equal(["Acme"], consent.Sellers);
        Assert.Equal(
            ("1", "Call me", "3", "form", "192.0.2.1", "UA", "https://f.example", "https://c.example"),
            (consent.Phone, consent.Text, consent.DisclosureVersion, consent.Method, consent.Ip, consent.UserAgent, consent.FormUrl, consent.CertificateUrl));
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 14, 4, 5, TimeSpan.Zero), consent.At);
        Assert.Equal((12.50m, "USD"), (post.Cost, post.Currency));
        Assert.Empty(post.Faults);
        Assert.Empty(post.Warnings);
    }

    [Fact]
    public void A_number_where_text_belongs_is_taken_as_its_digits() =>
        Assert.Equal(("5046218927", "8014"), (Read("""{"phone":5046218927,"address":{"zip":8014}}""").Phone, Read("""{"address":{"zip":8014}}""").Address!.Zip));

    [Fact]
    public void Nulls_are_as_good_as_absent()
    {
        var post = Read("""{"phone":null,"address":null,"attributes":null,"consent":null,"cost":null}""");
        Assert.Equal((null, null, null, null), (post.Phone, post.Address, post.Consent, post.Cost));
        Assert.Empty(post.Faults);
        Assert.Equal([], Read("""{"consent":{"channels":null,"at":"  "}}""").Consent!.Channels);
    }

    [Fact]
    public void Every_wrong_type_is_a_fault_of_its_field_all_at_once()
    {
        var post = Read("""
            {"phone":[1],"firstName":true,"address":"Main St","attributes":[],"consent":{"channels":"sms","sellers":[1],"at":"yesterday","ip":{}},"cost":"12"}
            """);
        Assert.Equal(
            ["address", "attributes", "consent.at", "consent.channels", "consent.ip", "consent.sellers", "cost", "firstName", "phone"],
            post.Faults.Select(f => f.Field).Order());
        Assert.Equal("cost", Assert.Single(Read("""{"cost":1e400}""").Faults).Field);
    }

    [Fact]
    public void A_list_has_at_most_a_hundred_texts()
    {
        Assert.Empty(Read($$$"""{"consent":{"channels":[{{{string.Join(',', Enumerable.Repeat("\"a\"", 100))}}}]}}""").Faults);
        Assert.Single(Read($$$"""{"consent":{"channels":[{{{string.Join(',', Enumerable.Repeat("\"a\"", 101))}}}]}}""").Faults);
    }

    [Fact]
    public void Attributes_are_scalars_with_names_of_their_own() => Assert.Equal(
        ["attributes.list", "attributes.twice"],
        Read("""{"attributes":{"list":[],"twice":1,"twice":2}}""").Faults.Select(f => f.Field));

    [Fact]
    public void A_scalar_that_no_field_is_named_for_is_kept_and_said()
    {
        var post = Read("""{"roof":"slate","deep":{},"age":1,"attributes":{"age":2}}""");
        Assert.Equal(["age", "roof"], post.Attributes.Select(a => a.Name));
        Assert.Equal(3, post.Warnings.Length);
        Assert.Contains("kept as an attribute", post.Warnings[0], StringComparison.Ordinal);
        Assert.All(post.Warnings[1..], warning => Assert.Contains("ignored", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_name_is_not_repeated_whole()
    {
        var warning = Assert.Single(Read($$"""{"{{new string('n', 65)}}":1}""").Warnings);
        Assert.Contains($"'{new string('n', 64)}...'", warning, StringComparison.Ordinal);
        Assert.Contains($"'{new string('n', 64)}'", Assert.Single(Read($$"""{"{{new string('n', 64)}}":1}""").Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    public void A_lead_is_an_object(string json)
    {
        Assert.Equal("", Assert.Single(Read(json).Faults).Field);
        using var document = JsonDocument.Parse(json);
        Assert.Null(LeadPostReader.Beside(document.RootElement, "campaign"));
    }

    [Theory]
    [InlineData("""{"firstName":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"attributes":{"a":"\udc00"}}""")]
    public void Half_a_surrogate_pair_is_no_text(string json) => Assert.Throws<JsonException>(() => Read(json));

    [Fact]
    public void Bytes_that_are_not_UTF8_are_no_text()
    {
        byte[] json = [.. "{\"campaign\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        using var document = JsonDocument.Parse(json);
        Assert.Throws<JsonException>(() => LeadPostReader.Beside(document.RootElement, "campaign"));
    }

    [Theory]
    [InlineData("""{"campaign":"solar"}""", "solar")]
    [InlineData("""{"campaign":7}""", null)]
    [InlineData("""{}""", null)]
    public void A_text_beside_the_fields_is_found(string json, string? expected)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Equal(expected, LeadPostReader.Beside(document.RootElement, "campaign"));
    }

    private static LeadPost Read(string json)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
        return LeadPostReader.Read(document.RootElement);
    }
}
