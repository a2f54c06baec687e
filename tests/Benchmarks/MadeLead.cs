using System.Globalization;

namespace LeadGrid.Benchmarks;

/// <summary>Distinct valid leads: no two share a phone or an e-mail address.</summary>
internal static class MadeLead
{
    private static readonly string[] States = ["NJ", "NY", "FL", "GA", "OH", "MI", "IL", "TX", "CO", "AZ", "CA", "OR", "WA", "MA"];
    private static readonly string[] AreaCodes = ["973", "518", "813", "404", "937", "313", "312", "214", "303", "602", "559", "503", "206", "617"];
    private static int _next;

    /// <summary>The next one's number.</summary>
    public static int Next() => Interlocked.Increment(ref _next);

    /// <summary>The first of as many numbers on end.</summary>
    public static int Take(int count) => Interlocked.Add(ref _next, count) - count + 1;

    public static string Json(int n, bool withCampaign = true) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{{{(withCampaign ? "\"campaign\":\"home-solar\"," : "")}}"firstName":"Ada","lastName":"Number{{Letters(n)}}","phone":"{{Phone(n)}}","email":"lead{{n}}@mail.example.org","address":{"street":"{{n % 9000}} Oak St","city":"Town","state":"{{States[n % States.Length]}}"},"attributes":{"homeowner":true,"monthlyBill":{{n % 400}}},"cost":12.5}""");

    public static string Csv(int n) => string.Create(
        CultureInfo.InvariantCulture, $"Ada,Number{Letters(n)},{Phone(n)},lead{n}@mail.example.org,{n % 9000} Oak St,Town,{States[n % States.Length]}");

    public const string CsvHeader = "firstName,lastName,phone,email,street,city,state";

    // 14 area codes, exchanges 200 to 554, ten thousand lines each: 49 million numbers.
    private static string Phone(int n)
    {
        var line = n / AreaCodes.Length;
        return string.Create(CultureInfo.InvariantCulture, $"{AreaCodes[n % AreaCodes.Length]}{200 + (line / 10_000 % 355)}{line % 10_000:0000}");
    }

    private static string Letters(int n) => string.Concat(n.ToString(CultureInfo.InvariantCulture).Select(c => (char)(c - '0' + 'a')));
}
