using static LeadGrid.Compliance.Asking;

namespace LeadGrid.Compliance;

public sealed class WhereaboutsTests
{
    [Theory]
    [InlineData("+12125550123", "NY America/New_York")]
    [InlineData("+13055550123", "FL America/New_York")]
    [InlineData("+12062345678", "WA America/Los_Angeles")]
    [InlineData("+19155551234", "TX America/Denver")]
    [InlineData("+16025551234", "AZ America/Phoenix")]
    [InlineData("+18085551234", "HI Pacific/Honolulu")]
    [InlineData("+17875551234", "PR America/Puerto_Rico")]
    [InlineData("+13405551234", "VI America/St_Thomas")]
    [InlineData("+16715551234", "GU Pacific/Guam")]
    [InlineData("+16705551234", "MP Pacific/Saipan")]
    [InlineData("+16845551234", "AS Pacific/Pago_Pago")]
    [InlineData("+12015550123", "NJ America/New_York")]
    [InlineData("+14365551234", "OH America/New_York")]
    [InlineData("+17295551234", "TN America/New_York, TN America/Chicago")]
    [InlineData("+18005551234", "")]
    [InlineData("+18885551234", "")]
    [InlineData("+15555551234", "")]
    [InlineData("+19005551234", "")]
    public void A_number_is_of_the_state_of_its_area_code(string phone, string expected) =>
        Assert.Equal(expected, Told(Whereabouts.Of(phone, null, null)));

    // Area codes that lie in two zones; the longer prefix tells where libphonenumber knows it.
    [Theory]
    [InlineData("+12198811234", "IN", "America/Chicago")]
    [InlineData("+18504321234", "FL", "America/Chicago")]
    [InlineData("+18502221234", "FL", "America/New_York")]
    [InlineData("+19288711234", "AZ", "America/Denver, America/Phoenix")]
    [InlineData("+19287741234", "AZ", "America/Phoenix")]
    [InlineData("+12085551234", "ID", "America/Boise, America/Los_Angeles")]
    [InlineData("+17755551234", "NV", "America/Boise, America/Los_Angeles")]
    [InlineData("+19075551234", "AK", "America/Adak, America/Anchorage")]
    public void A_number_of_a_split_area_code_has_the_zones_of_its_prefix(string phone, string state, string zones)
    {
        var place = Whereabouts.Of(phone, null, null);
        Assert.All(place.Candidates, candidate => Assert.Equal(state, candidate.State));
        Assert.Equal(zones, string.Join(", ", place.Candidates.Select(candidate => candidate.Zone).Order()));
    }

    [Theory]
    [InlineData("+14165551234", "CA")]
    [InlineData("+16045551234", "CA")]
    [InlineData("+18765551234", "JM")]
    [InlineData("+18095551234", "DO")]
    [InlineData("+14415551234", "BM")]
    [InlineData("+442079460018", "GB")]
    [InlineData("+525512345678", "MX")]
    public void Another_countrys_number_is_not_of_the_United_States(string phone, string country)
    {
        var place = Whereabouts.Of(phone, "NY", "10001");
        Assert.Equal([country], place.OtherCountries);
        Assert.Equal("NY America/New_York", Told(place));
        Denies(Decide(Sound with { Phone = phone, State = "NY", Zip = "10001", AssumeConsent = true }), "known-place");
    }

    [Theory]
    [InlineData("NJ", null, "NJ America/New_York")]
    [InlineData("FL", null, "FL America/New_York, FL America/Chicago")]
    [InlineData("FL", "33101", "FL America/New_York")]
    [InlineData("FL", "32501", "FL America/Chicago")]
    [InlineData("FL", "32456", "FL America/New_York")]
    [InlineData("FL", "32401", "FL America/Chicago")]
    [InlineData("IN", null, "IN America/New_York, IN America/Chicago")]
    [InlineData("IN", "46204", "IN America/New_York")]
    [InlineData("IN", "46402", "IN America/Chicago")]
    [InlineData("IN", "47708", "IN America/Chicago")]
    [InlineData("IN", "46534", "IN America/Chicago")]
    [InlineData("KY", "40202", "KY America/New_York")]
    [InlineData("KY", "42101", "KY America/Chicago")]
    [InlineData("KY", "40140", "KY America/Chicago")]
    [InlineData("TN", "37902", "TN America/New_York")]
    [InlineData("TN", "37203", "TN America/Chicago")]
    [InlineData("TN", "37402", "TN America/New_York")]
    [InlineData("TX", "79901", "TX America/Denver")]
    [InlineData("TX", "75201", "TX America/Chicago")]
    [InlineData("KS", "67735", "KS America/Denver")]
    [InlineData("KS", "67202", "KS America/Chicago")]
    [InlineData("NE", "69361", "NE America/Denver")]
    [InlineData("NE", "68102", "NE America/Chicago")]
    [InlineData("ND", "58601", "ND America/Denver")]
    [InlineData("ND", "58501", "ND America/Chicago")]
    [InlineData("SD", "57701", "SD America/Denver")]
    [InlineData("SD", "57104", "SD America/Chicago")]
    [InlineData("ID", "83814", "ID America/Los_Angeles")]
    [InlineData("ID", "83702", "ID America/Denver")]
    [InlineData("OR", "97914", "OR America/Denver")]
    [InlineData("OR", "97201", "OR America/Los_Angeles")]
    [InlineData("MI", "49935", "MI America/Chicago")]
    [InlineData("MI", "48226", "MI America/New_York")]
    [InlineData("AK", "99501", "AK America/Anchorage")]
    [InlineData("AK", "99546", "AK America/Adak")]
    [InlineData("NV", "89101", "NV America/Los_Angeles")]
    [InlineData("NV", "89883", "NV America/Los_Angeles, NV America/Denver")]
    [InlineData("AZ", null, "AZ America/Phoenix, AZ America/Denver")]
    [InlineData("AZ", "85001", "AZ America/Phoenix")]
    [InlineData("AZ", "86515", "AZ America/Denver")]
    [InlineData("AZ", "86045", "AZ America/Denver")]
    [InlineData("AZ", "86001", "AZ America/Phoenix")]
    [InlineData("AZ", "86030", "AZ America/Phoenix")]
    [InlineData("AZ", "86047", "AZ America/Phoenix, AZ America/Denver")]
    [InlineData(null, "07102", "NJ America/New_York")]
    [InlineData(null, "96799", "HI Pacific/Honolulu, AS Pacific/Pago_Pago")]
    [InlineData("KY", "99999", "KY America/New_York, KY America/Chicago, AK America/Anchorage")]
    [InlineData("NJ", "00000", "NJ America/New_York")]
    [InlineData(null, "00000", "")]
    [InlineData(null, null, "")]
    public void An_address_is_in_its_state_by_the_clock_of_its_zip(string? state, string? zip, string expected) =>
        Assert.Equal(expected, Told(Whereabouts.Of(null, state, zip)));

    [Fact]
    public void A_zip_of_another_state_leaves_both() =>
        Assert.Equal("NY America/New_York, CA America/Los_Angeles", Told(Whereabouts.Of(null, "NY", "90001")));

    [Fact]
    public void A_zip_of_two_states_is_in_either_where_none_is_named() =>
        Assert.Equal("KY America/Chicago, TN America/Chicago", Told(Whereabouts.Of(null, null, "42223")));

    [Theory]
    [InlineData("+14155550123", "NY", "10001", "NY America/New_York, CA America/Los_Angeles")]
    [InlineData("+12125550123", "NY", "10001", "NY America/New_York")]
    [InlineData("+18005550123", "NY", "10001", "NY America/New_York")]
    public void Address_and_number_are_candidates_both(string phone, string state, string zip, string expected) =>
        Assert.Equal(expected, Told(Whereabouts.Of(phone, state, zip)));

    [Fact]
    public void A_number_that_moved_is_called_when_both_places_allow()
    {
        // 9:00 in New York is 6:00 in California, and 18:00 there is 21:00 in New York.
        var moved = Sound with { Phone = "+14155550123", State = "NY", Zip = "10001", AssumeConsent = true };
        DefersUntil(Local("America/Los_Angeles", "2026-03-04 08:00:00"), Decide(moved with { At = Local("America/New_York", "2026-03-04 09:00:00") }));
        Allows(Decide(moved with { At = Local("America/New_York", "2026-03-04 20:59:59") }));
        DefersUntil(Local("America/Los_Angeles", "2026-03-05 08:00:00"), Decide(moved with { At = Local("America/Los_Angeles", "2026-03-04 18:00:00") }));
    }

    [Fact]
    public void Two_places_that_never_agree_are_a_no()
    {
        // Maine closes at 17:00, which is 11:00 in Hawaii in winter: open together from 13:00 to 17:00 in Maine. A person who
        // asks not to be called before noon by either clock is never free.
        var apart = Sound with { Phone = "+18085550123", State = "ME", Zip = "04101", AssumeConsent = true };
        Allows(Decide(apart with { At = Local("America/New_York", "2026-03-04 13:00:00") }));
        var noon = new ContactFacts { Narrowings = [new(apart.At.AddDays(-1), [ContactChannel.Sms], NotBefore: new TimeOnly(12, 0))] };
        Denies(Decide(apart, noon), "horizon");
    }

    [Theory]
    [InlineData("AE", "09012")]
    [InlineData("AP", null)]
    [InlineData("AA", "34001")]
    [InlineData(null, "09012")]
    public void At_a_military_post_nobody_can_tell_the_clock(string? state, string? zip) =>
        Denies(Decide(Sound with { Phone = "+12125550123", State = state, Zip = zip, AssumeConsent = true }), "known-place");

    [Theory]
    [InlineData("FM")]
    [InlineData("MH")]
    [InlineData("PW")]
    public void A_freely_associated_state_is_another_country(string state)
    {
        Assert.Equal([state], Whereabouts.Of(null, state, null).OtherCountries);
        Denies(AtHour(state, null, Sound.At), "known-place");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("+18005551234")]
    [InlineData("+15555551234")]
    public void Nobody_whom_nothing_places_is_called_or_texted(string? phone)
    {
        foreach (var purpose in Enum.GetValues<ContactPurpose>())
        {
            Denies(Decide(Sound with { Phone = phone, State = null, Zip = null, Purpose = purpose, AssumeConsent = true }), "known-place");
        }
    }

    [Fact]
    public void Every_zone_of_the_tables_is_in_the_database_and_every_area_code_has_a_state()
    {
        var codes = Enumerable.Range(200, 800).Select(code => $"+1{code}5551234").Select(phone => Whereabouts.Of(phone, null, null)).ToArray();
        Assert.All(codes.SelectMany(place => place.Candidates), candidate => TimeZoneInfo.FindSystemTimeZoneById(candidate.Zone!));
        Assert.Equal(56, codes.SelectMany(place => place.Candidates).Select(candidate => candidate.State).Distinct().Count());
        var zips = Enumerable.Range(0, 1000).Select(prefix => Whereabouts.Of(null, null, $"{prefix:000}01"));
        Assert.All(zips.SelectMany(place => place.Candidates).Select(candidate => candidate.Zone).OfType<string>().Distinct(), zone => TimeZoneInfo.FindSystemTimeZoneById(zone));
    }

    private static string Told(Whereabouts place) =>
        string.Join(", ", place.Candidates.Select(candidate => $"{candidate.State} {candidate.Zone}"));
}
