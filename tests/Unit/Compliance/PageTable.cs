namespace LeadGrid.Compliance;

/// <summary>A line of the compliance page's table of windows, written out again from the page, with a place to try it at.</summary>
/// <param name="Hours">Monday to Friday, Saturday, Sunday: "8-20", or "none".</param>
internal sealed record PageLine(string State, string Zip, string Zone, string[] Hours)
{
    public override string ToString() => State;

    /// <summary>Minutes of the day, end excluded; null: no contact that day.</summary>
    public (int From, int To)? On(DayOfWeek day) => Minutes(Hours[day switch { DayOfWeek.Saturday => 1, DayOfWeek.Sunday => 2, _ => 0 }]);

    private static (int From, int To)? Minutes(string hours)
    {
        if (hours == "none")
        {
            return null;
        }

        var ends = hours.Split('-').Select(end => end.Split(':')).Select(end => (int.Parse(end[0]) * 60) + (end.Length > 1 ? int.Parse(end[1]) : 0)).ToArray();
        return (ends[0], ends[1]);
    }
}

/// <summary>The page's table. Where two of its sources disagree, what both allow.</summary>
internal static class PageTable
{
    private const string Eastern = "America/New_York";
    private const string Central = "America/Chicago";
    private const string Mountain = "America/Denver";
    private const string Pacific = "America/Los_Angeles";
    private static readonly string[] Federal = ["8-21", "8-21", "8-21"];
    private static readonly string[] EightToEight = ["8-20", "8-20", "8-20"];
    private static readonly string[] EightToEightNoSunday = ["8-20", "8-20", "none"];
    private static readonly string[] NineToEight = ["9-20", "9-20", "9-20"];
    private static readonly string[] NineToNine = ["9-21", "9-21", "9-21"];

    public static readonly PageLine[] Lines =
    [
        new("AL", "36104", Central, EightToEightNoSunday),
        new("AK", "99501", "America/Anchorage", Federal),
        new("AZ", "85001", "America/Phoenix", Federal),
        new("AR", "72201", Central, Federal),
        new("CA", "90001", Pacific, Federal),
        new("CO", "80202", Mountain, Federal),
        new("CT", "06103", Eastern, NineToEight),
        new("DE", "19901", Eastern, Federal),
        new("DC", "20001", Eastern, Federal),
        new("FL", "33101", Eastern, EightToEight),
        new("GA", "30303", Eastern, Federal),
        new("HI", "96813", "Pacific/Honolulu", Federal),
        new("ID", "83702", Mountain, Federal),
        new("IL", "60601", Central, Federal),
        new("IN", "46204", Eastern, NineToEight),
        new("IA", "50309", Central, Federal),
        new("KS", "66603", Central, Federal),
        new("KY", "40202", Eastern, ["10-21", "10-21", "10-21"]),
        new("LA", "70112", Central, EightToEightNoSunday),
        new("ME", "04101", Eastern, ["9-17", "9-17", "9-17"]),
        new("MD", "21201", Eastern, EightToEight),
        new("MA", "02108", Eastern, EightToEight),
        new("MI", "48226", Eastern, NineToNine),
        new("MN", "55401", Central, NineToNine),
        new("MS", "39201", Central, EightToEightNoSunday),
        new("MO", "63101", Central, Federal),
        new("MT", "59601", Mountain, Federal),
        new("NE", "68102", Central, Federal),
        new("NV", "89101", Pacific, NineToEight),
        new("NH", "03301", Eastern, Federal),
        new("NJ", "07102", Eastern, EightToEight),
        new("NM", "87501", Mountain, NineToNine),
        new("NY", "10001", Eastern, Federal),
        new("NC", "27601", Eastern, Federal),
        new("ND", "58102", Central, Federal),
        new("OH", "43215", Eastern, Federal),
        new("OK", "73102", Central, EightToEight),
        new("OR", "97201", Pacific, EightToEight),
        new("PA", "19103", Eastern, ["8-21", "8-12", "13:30-21"]),
        new("RI", "02903", Eastern, ["9-18", "10-17", "none"]),
        new("SC", "29201", Eastern, Federal),
        new("SD", "57104", Central, ["9-21", "9-21", "none"]),
        new("TN", "37203", Central, Federal),
        new("TX", "75201", Central, ["9-21", "9-21", "12-21"]),
        new("UT", "84101", Mountain, NineToEight),
        new("VT", "05602", Eastern, Federal),
        new("VA", "23219", Eastern, Federal),
        new("WA", "98101", Pacific, EightToEight),
        new("WV", "25301", Eastern, Federal),
        new("WI", "53202", Central, Federal),
        new("WY", "82001", Mountain, EightToEight),
        new("PR", "00901", "America/Puerto_Rico", Federal),
        new("VI", "00802", "America/St_Thomas", Federal),
        new("GU", "96910", "Pacific/Guam", Federal),
        new("MP", "96950", "Pacific/Guam", Federal),
        new("AS", "96799", "Pacific/Pago_Pago", Federal),
    ];
}
