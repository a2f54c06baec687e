namespace LeadGrid.Campaigns;

/// <summary>
/// A city of each state, with a zip code and an area code of its own.
/// </summary>
internal sealed record Place(string State, string City, string Zip, string AreaCode)
{
    // The most populous first: a campaign that takes all states gets the first.
    private static readonly Place[] All =
    [
        new("NY", "New York", "10001", "212"), new("CA", "Los Angeles", "90001", "213"), new("TX", "Houston", "77002", "713"),
        new("FL", "Miami", "33101", "305"), new("PA", "Philadelphia", "19102", "215"), new("IL", "Chicago", "60601", "312"),
        new("OH", "Columbus", "43215", "614"), new("GA", "Atlanta", "30303", "404"), new("NC", "Charlotte", "28202", "704"),
        new("MI", "Detroit", "48226", "313"), new("NJ", "Newark", "07102", "973"), new("VA", "Richmond", "23219", "804"),
        new("WA", "Seattle", "98101", "206"), new("AZ", "Phoenix", "85003", "602"), new("TN", "Nashville", "37201", "615"),
        new("MA", "Boston", "02108", "617"), new("IN", "Indianapolis", "46204", "317"), new("MO", "Kansas City", "64106", "816"),
        new("MD", "Baltimore", "21201", "410"), new("WI", "Milwaukee", "53202", "414"), new("CO", "Denver", "80202", "303"),
        new("MN", "Minneapolis", "55401", "612"), new("SC", "Columbia", "29201", "803"), new("AL", "Birmingham", "35203", "205"),
        new("LA", "New Orleans", "70112", "504"), new("KY", "Louisville", "40202", "502"), new("OR", "Portland", "97204", "503"),
        new("OK", "Oklahoma City", "73102", "405"), new("CT", "Hartford", "06103", "860"), new("UT", "Salt Lake City", "84101", "801"),
        new("IA", "Des Moines", "50309", "515"), new("NV", "Las Vegas", "89101", "702"), new("AR", "Little Rock", "72201", "501"),
        new("MS", "Jackson", "39201", "601"), new("KS", "Wichita", "67202", "316"), new("NM", "Albuquerque", "87102", "505"),
        new("NE", "Omaha", "68102", "402"), new("ID", "Boise", "83702", "208"), new("WV", "Charleston", "25301", "304"),
        new("HI", "Honolulu", "96813", "808"), new("NH", "Manchester", "03101", "603"), new("ME", "Portland", "04101", "207"),
        new("RI", "Providence", "02903", "401"), new("MT", "Billings", "59101", "406"), new("DE", "Wilmington", "19801", "302"),
        new("SD", "Sioux Falls", "57104", "605"), new("ND", "Fargo", "58102", "701"), new("AK", "Anchorage", "99501", "907"),
        new("DC", "Washington", "20001", "202"), new("VT", "Burlington", "05401", "802"), new("WY", "Cheyenne", "82001", "307"),
    ];

    /// <summary>The first place that the criteria on state and zip allow.</summary>
    public static Place For(AcceptanceCriterion[] criteria)
    {
        var state = new Wishes(criteria, "address.state");
        var zip = new Wishes(criteria, "address.zip3");
        return All.FirstOrDefault(place => (state.Missing || state.Allow(place.State)) && (zip.Missing || zip.Allow(place.Zip[..3])))
            ?? All[0];
    }
}
