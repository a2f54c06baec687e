using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Intake;

public class AddressRulesTests
{
    [Theory]
    [InlineData("NJ", "NJ")]
    [InlineData("nj", "NJ")]
    [InlineData("N.J.", "NJ")]
    [InlineData(" new  jersey ", "NJ")]
    [InlineData("District of Columbia", "DC")]
    [InlineData("Calif.", "CA")]
    [InlineData("W. Va.", "WV")]
    [InlineData("U.S. Virgin Islands", "VI")]
    [InlineData("PUERTO RICO", "PR")]
    [InlineData("AE", "AE")]
    public void A_state_is_written_as_its_code(string posted, string code)
    {
        var (address, findings) = Read(state: posted);
        Assert.Equal(code, address.State);
        Assert.Equal(
            posted == code ? [] : [new("address.state", "Written as its two-letter code", posted, code)], findings.Repairs);
    }

    [Theory]
    [InlineData("XX")]
    [InlineData("New Jerzey")]
    [InlineData("12")]
    public void An_unknown_state_is_a_fault_and_the_zip_does_not_hide_it(string posted)
    {
        var (address, findings) = Read(state: posted, zip: "07102");
        Assert.Null(address.State);
        Assert.Equal("address.state", Assert.Single(findings.Faults).Field);
        Assert.Empty(findings.Repairs);
    }

    [Theory]
    [InlineData("8014", "NJ", "08014")]
    [InlineData("8014-1234", "NJ", "08014-1234")]
    [InlineData("80141234", "NJ", "08014-1234")]
    [InlineData("602", "PR", "00602")]
    [InlineData("802", "VI", "00802")]
    [InlineData("501", "NY", "00501")]
    [InlineData("9012", "AE", "09012")]
    public void A_zip_that_lost_its_leading_zero_gets_it_back(string posted, string state, string zip)
    {
        var (address, findings) = Read(state: state, zip: posted);
        Assert.Equal(zip, address.Zip);
        Assert.Equal([new("address.zip", "Leading zero restored", posted, zip)], findings.Repairs);
        Assert.Empty(findings.Flags);
    }

    [Theory]
    [InlineData("07102", "07102")]
    [InlineData("07102-1234", "07102-1234")]
    [InlineData("071021234", "07102-1234")]
    [InlineData("07102 1234", "07102-1234")]
    [InlineData(" 07102- ", "07102")]
    public void A_zip_has_five_digits_or_nine(string posted, string zip)
    {
        var (address, findings) = Read(state: "NJ", zip: posted);
        Assert.Equal(zip, address.Zip);
        Assert.Equal(posted == zip ? 0 : 1, findings.Repairs.Length);
    }

    [Theory]
    [InlineData("8014", "CA")]
    [InlineData("8014", null)]
    [InlineData("12", "NJ")]
    [InlineData("071021", "NJ")]
    [InlineData("O7102", "NJ")]
    [InlineData("٠٧١٠٢", "NJ")]
    public void A_zip_that_is_not_certain_is_a_fault(string posted, string? state)
    {
        var (address, findings) = Read(state: state, zip: posted);
        Assert.Null(address.Zip);
        Assert.Equal("address.zip", Assert.Single(findings.Faults).Field);
    }

    [Fact]
    public void A_zip_of_another_state_is_flagged_and_told()
    {
        var (address, findings) = Read(state: "NY", zip: "07102");
        Assert.Equal(("NY", "07102"), (address.State, address.Zip));
        Assert.Equal(["zip_state_mismatch"], findings.Flags);
        Assert.Single(findings.Warnings);
        Assert.Empty(findings.Faults);
    }

    [Fact]
    public void A_zip_that_no_post_office_uses_is_flagged_and_told()
    {
        var (address, findings) = Read(zip: "00000");
        Assert.Null(address.State);
        Assert.Equal(["zip_unknown"], findings.Flags);
        Assert.Single(findings.Warnings);
    }

    [Fact]
    public void A_missing_state_is_filled_in_where_the_zip_tells_it()
    {
        var (address, findings) = Read(zip: "07102");
        Assert.Equal("NJ", address.State);
        Assert.Equal([new("address.state", "Filled in from the zip", "", "NJ")], findings.Repairs);
    }

    [Theory]
    [InlineData("06390")]
    [InlineData("96799")]
    public void A_zip_shared_by_states_fills_in_none(string zip)
    {
        var (address, findings) = Read(zip: zip);
        Assert.Null(address.State);
        Assert.Empty(findings.Repairs);
        Assert.Empty(findings.Flags);
    }

    [Theory]
    [InlineData(null, "US")]
    [InlineData(" ", "US")]
    [InlineData("usa", "US")]
    [InlineData("U.S.A.", "US")]
    [InlineData("United States of America", "US")]
    [InlineData("canada", "CA")]
    [InlineData("UK", "GB")]
    [InlineData("CAN", "CA")]
    public void A_country_is_written_as_its_code_and_none_is_the_United_States(string? posted, string code) =>
        Assert.Equal(code, Read(country: posted).Address.Country);

    [Fact]
    public void An_unknown_country_is_a_fault() =>
        Assert.Equal("address.country", Assert.Single(Read(country: "Atlantis").Findings.Faults).Field);

    [Fact]
    public void A_territory_posted_as_a_country_is_a_state()
    {
        var (address, findings) = Read(country: "Puerto Rico", zip: "602");
        Assert.Equal(new(null, null, "PR", "00602", "US"), address);
        Assert.Equal(["address.country", "address.state", "address.zip"], findings.Repairs.Select(repair => repair.Field));
        Assert.Equal("PR", Read(country: "PR", state: "pr").Address.State);
    }

    [Fact]
    public void Other_countries_keep_their_own_states_and_zips()
    {
        var (address, findings) = Read(state: " Ontario", zip: "K1A 0B1", country: "CA");
        Assert.Equal(new(null, null, "Ontario", "K1A 0B1", "CA"), address);
        Assert.Empty(findings.Flags);
    }

    [Fact]
    public void A_street_and_a_city_are_tidied_and_not_endless()
    {
        var findings = new Findings();
        var address = AddressRules.Read(new(" 1  Main St ", new string('x', 101), null, null, null), findings);
        Assert.Equal("1 Main St", address.Street);
        Assert.Null(address.City);
        Assert.Equal("address.city", Assert.Single(findings.Faults).Field);
    }

    private static (PostedAddress Address, Findings Findings) Read(
        string? state = null, string? zip = null, string? country = null)
    {
        var findings = new Findings();
        return (AddressRules.Read(new(null, null, state, zip, country), findings), findings);
    }
}
