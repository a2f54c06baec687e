using System.Globalization;
using System.Text.Json.Nodes;
using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Workload;

/// <summary>Makes a body of a post's numbers: the same post, the same body, to the last letter.</summary>
internal static class People
{
    /// <summary>The cost carries the mark; it may have four decimals.</summary>
    public const decimal MarksPerUnit = 10_000m;

    private static readonly string[] AreaCodes = ["973", "518", "813", "404", "937", "313", "312", "214", "303", "602", "559", "503", "206", "617"];

    public static JsonObject Body(PostLead post) => new()
    {
        ["campaign"] = post.Campaign,
        ["firstName"] = "Robin",
        ["lastName"] = $"Number{Letters(post.Mark)}",
        ["phone"] = Phone(post.Phone),
        ["email"] = $"lead{post.Email}@mail.example.org",
        ["address"] = new JsonObject { ["street"] = "12 Oak St", ["city"] = "Town", ["state"] = post.State },
        ["attributes"] = new JsonObject { ["homeowner"] = true, ["monthlyBill"] = 180 },
        ["cost"] = post.Mark / MarksPerUnit,
    };

    // 14 area codes, exchanges 200 to 554, ten thousand lines each: 49 million numbers.
    private static string Phone(int n)
    {
        var line = n / AreaCodes.Length;
        return string.Create(CultureInfo.InvariantCulture, $"{AreaCodes[n % AreaCodes.Length]}{200 + (line / 10_000 % 355)}{line % 10_000:0000}");
    }

    private static string Letters(long n) =>
        string.Concat(n.ToString(CultureInfo.InvariantCulture).Select(c => (char)(c - '0' + 'a')));
}
