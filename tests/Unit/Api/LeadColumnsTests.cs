using LeadGrid.Intake;

namespace LeadGrid.Unit.Api;

public class LeadColumnsTests
{
    [Fact]
    public void Columns_are_known_by_their_names_however_they_are_written()
    {
        var post = Read("\uFEFFFirst Name,LAST_NAME,e-mail,Address.Street,city,STATE,zip,Country,External-Id", "Ada,Byron,a@b.org,1 Main,Newark,NJ,07102,US,X-1");
        Assert.Equal(("Ada", "Byron", "a@b.org", "X-1"), (post.FirstName, post.LastName, post.Email, post.ExternalId));
        Assert.Equal(new PostedAddress("1 Main", "Newark", "NJ", "07102", "US"), post.Address);
        Assert.Null(post.Consent);
        Assert.Empty(post.Faults);
    }

    [Fact]
    public void The_map_comes_before_the_names()
    {
        var post = Read("phone,cell,company,note", "1,2,Acme,x", "cell:phone,company:attributes.Firm,note:");
        Assert.Equal("2", post.Phone);
        Assert.Equal([new("phone", ScalarKind.Text, "1"), new("Firm", ScalarKind.Text, "Acme")], post.Attributes);
    }

    [Fact]
    public void Two_columns_of_one_field_are_joined() =>
        Assert.Equal("1 Main St Apt 2", Read("line 1,line 2", "1 Main St,Apt 2", "line 1:address.street,line2:street").Address!.Street);

    [Fact]
    public void Empty_cells_and_nameless_columns_are_absent()
    {
        var post = Read("phone,city,,roof", " , ,lost,slate");
        Assert.Equal((null, null), (post.Phone, post.Address));
        Assert.Equal([new("roof", ScalarKind.Text, "slate")], post.Attributes);
    }

    [Fact]
    public void A_short_line_lacks_its_last_cells_and_a_long_one_is_faulty()
    {
        Assert.Equal(("1", null), (Read("phone,email", "1").Phone, Read("phone,email", "1").Email));
        Assert.Empty(Read("phone,email", "1").Faults);
        Assert.Contains("3 cells", Assert.Single(Read("phone,email", "1,2,3").Faults).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12.5", 12.5, 0)]
    [InlineData("1000", 1000.0, 0)]
    [InlineData("dear", null, 1)]
    public void A_cost_is_a_number(string cell, double? cost, int faults)
    {
        var post = Read("cost;currency", $"{cell};EUR", separator: ';');
        Assert.Equal(((decimal?)cost, "EUR", faults), (post.Cost, post.Currency, post.Faults.Length));
    }

    [Fact]
    public void Consent_is_read_from_its_columns()
    {
        var consent = Read(
            "consent.channels,consent.sellers,consent.at,consent.ip,consent.text,consent.method", "sms; voice,Acme|Zeta,2026-01-31T15:04:05Z,192.0.2.1,Call me,form").Consent!;
        Assert.Equal(["sms", "voice"], consent.Channels);
        Assert.Equal(["Acme", "Zeta"], consent.Sellers);
        Assert.Equal((new DateTimeOffset(2026, 1, 31, 15, 4, 5, TimeSpan.Zero), "192.0.2.1", "Call me", "form"), (consent.At, consent.Ip, consent.Text, consent.Method));
        Assert.Equal("consent.at", Assert.Single(Read("consent.at", "yesterday").Faults).Field);
        Assert.Null(Read("consent.text", "Call me").Consent!.At);
    }

    [Theory]
    [InlineData("firstname")]
    [InlineData(":phone")]
    [InlineData("a:nothing")]
    [InlineData("a:attributes.")]
    public void A_map_that_cannot_be_read_says_why(string map) => Assert.Throws<FormatException>(() => LeadColumns.ParseMap(map));

    [Fact]
    public void A_column_name_may_hold_a_colon() => Assert.Equal("1", Read("time: phone", "1", "time: phone:phone").Phone);

    [Fact]
    public void A_mapped_column_that_the_header_lacks_is_said() =>
        Assert.Throws<FormatException>(() => Read("phone", "1", "mobile:phone"));

    [Fact]
    public void No_map_maps_nothing() => Assert.Empty(LeadColumns.ParseMap(null));

    private static LeadPost Read(string header, string line, string? map = null, char separator = ',') =>
        LeadColumns.Of(header.Split(separator), LeadColumns.ParseMap(map)).Read(line.Split(separator));
}
