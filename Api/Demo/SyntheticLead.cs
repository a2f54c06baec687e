using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadGrid.Demo;

/// <summary>Makes up leads that look real: names, places whose zips and area codes belong together, consent.</summary>
internal static class SyntheticLead
{
    private static readonly string[] First =
    [
        "James", "Maria", "Robert", "Linda", "Michael", "Patricia", "David", "Jennifer", "Carlos", "Elizabeth", "Daniel", "Susan",
        "Joseph", "Jessica", "Thomas", "Karen", "Andre", "Nancy", "Kevin", "Lisa", "Hiroshi", "Sandra", "Omar", "Ashley", "Wei", "Donna",
    ];

    private static readonly string[] Last =
    [
        "Anderson", "Brown", "Carter", "Diaz", "Evans", "Foster", "Garcia", "Hughes", "Ibrahim", "Johnson", "Kim", "Lopez", "Martin",
        "Nguyen", "Ortiz", "Parker", "Quinn", "Reed", "Sanders", "Turner", "Underwood", "Vargas", "Walker", "Xu", "Young", "Zimmerman",
    ];

    private static readonly (string City, string State, string Zip, string AreaCode)[] Places =
    [
        ("Newark", "NJ", "07102", "973"), ("Albany", "NY", "12207", "518"), ("Tampa", "FL", "33602", "813"), ("Atlanta", "GA", "30303", "404"),
        ("Dayton", "OH", "45402", "937"), ("Detroit", "MI", "48226", "313"), ("Chicago", "IL", "60601", "312"), ("Omaha", "NE", "68102", "402"),
        ("Dallas", "TX", "75201", "214"), ("Denver", "CO", "80202", "303"), ("Phoenix", "AZ", "85004", "602"), ("Boise", "ID", "83702", "208"),
        ("Fresno", "CA", "93721", "559"), ("Portland", "OR", "97204", "503"), ("Seattle", "WA", "98101", "206"), ("Boston", "MA", "02108", "617"),
        ("Nashville", "TN", "37201", "615"), ("Little Rock", "AR", "72201", "501"), ("Madison", "WI", "53703", "608"), ("Richmond", "VA", "23219", "804"),
    ];

    private static readonly string[] Streets = ["Oak St", "Maple Ave", "Cedar Ln", "Elm St", "Lakeview Dr", "Washington Blvd", "2nd St", "Hill Rd"];
    private static readonly string[] MailHosts = ["gmail.com", "yahoo.com", "outlook.com", "icloud.com"];

    public static JsonObject Create(string campaign, DateTimeOffset now)
    {
        var random = Random.Shared;
        var (first, last) = (Pick(First), Pick(Last));
        var (city, state, zip, area) = Pick(Places);
        // Exchange codes 2xx-9xx but never 555, which is for fiction.
        var exchange = random.Next(200, 555);
        var phone = string.Create(CultureInfo.InvariantCulture, $"({area}) {exchange}-{random.Next(10_000):0000}");
        var lead = new JsonObject
        {
            ["campaign"] = campaign,
            ["firstName"] = first,
            ["lastName"] = last,
            ["phone"] = phone,
            ["address"] = new JsonObject
            {
                ["street"] = string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 9_999)} {Pick(Streets)}"),
                ["city"] = city,
                ["state"] = state,
                ["zip"] = zip,
            },
            ["attributes"] = new JsonObject { ["homeowner"] = random.Next(4) > 0, ["monthlyBill"] = random.Next(60, 420) },
            ["cost"] = Math.Round(5 + (decimal)random.NextDouble() * 20, 2),
        };
        if (random.Next(5) > 0)
        {
            lead["email"] = string.Create(
                CultureInfo.InvariantCulture, $"{first}.{last}{random.Next(10, 9_999)}@{Pick(MailHosts)}").ToLowerInvariant();
        }

        if (random.Next(3) > 0)
        {
            lead["consent"] = new JsonObject
            {
                ["channels"] = new JsonArray("sms", "voice", "email"),
                ["sellers"] = new JsonArray(DemoSettings.ConsentedSeller),
                ["phone"] = phone,
                ["text"] = "I agree to be called and texted about my request. Consent is not a condition of purchase.",
                ["disclosureVersion"] = "demo-1",
                ["method"] = "web_form",
                ["at"] = now.AddSeconds(-random.Next(5, 7_200)).ToString("O", CultureInfo.InvariantCulture),
            };
        }

        return lead;
    }

    private static T Pick<T>(T[] values) => values[Random.Shared.Next(values.Length)];
}
