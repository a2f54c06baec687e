using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadGrid.Campaigns;

/// <summary>The consent of the example: for every channel that the criteria tolerate.</summary>
internal static class ExampleConsent
{
    private static readonly string[] Usual = ["sms", "voice", "email"];

    public static JsonObject For(CampaignDefinition campaign, ExamplePerson person, DateTimeOffset now)
    {
        var channels = new Wishes(campaign.Criteria, "consent.channels");
        var method = new Wishes(campaign.Criteria, "consent.method");
        var age = new Wishes(campaign.Criteria, "consent.ageHours");
        var certificate = new Wishes(campaign.Criteria, "consent.certificate");
        return new JsonObject
        {
            ["channels"] = channels.Missing ? null : new JsonArray([.. Channels(channels).Select(channel => JsonValue.Create(channel))]),
            ["sellers"] = new JsonArray("Example Insurance"),
            ["phone"] = person.Phone,
            ["text"] = "I agree that Example Insurance calls, texts and e-mails me about my request.",
            ["disclosureVersion"] = "2026-01",
            ["method"] = method.Missing ? null : method.Choose(["web_form", "phone_call", .. method.Named]),
            ["at"] = age.Missing ? null : At(now, age),
            ["ip"] = "203.0.113.7",
            ["userAgent"] = "Mozilla/5.0",
            ["formUrl"] = "https://www.example.com/quote",
            ["certificateUrl"] = certificate.Missing ? null : "https://www.example.com/certificates/20413",
        }.WithoutNulls();
    }

    private static IEnumerable<string> Channels(Wishes wishes) =>
        Usual.Concat(wishes.Named).Distinct(StringComparer.OrdinalIgnoreCase).Where(wishes.Tolerate);

    // A minute older than it must be, so that the hours are full ones; and no older than a century, whatever is asked.
    private static string At(DateTimeOffset now, Wishes age) => (now - TimeSpan.FromHours((double)Math.Clamp(age.AtLeast ?? 0, 0, 876_000)) - TimeSpan.FromMinutes(1))
        .ToUniversalTime()
        .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
