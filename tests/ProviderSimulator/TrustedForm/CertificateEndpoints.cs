using System.Text.Json.Nodes;
using LeadGrid.Simulation.Twilio;

namespace LeadGrid.Simulation.TrustedForm;

/// <summary>TrustedForm's Certificate API 4.0, as far as match_lead, retain and insights go.</summary>
internal static class CertificateEndpoints
{
    /// <summary>Unclaimed ones end after that.</summary>
    private static readonly TimeSpan s_life = TimeSpan.FromHours(72);

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/{id:length(40)}", Run);

    private static async Task<IResult> Run(string id, HttpContext http, Provider provider)
    {
        if (BasicAuth.Read(http.Request) is not ("API", { Length: > 0 } key) || key != provider.Options.CertificateKey)
        {
            return Results.Json(new { outcome = "error", reason = "Unauthorized" }, statusCode: StatusCodes.Status401Unauthorized);
        }

        var body = await JsonNode.ParseAsync(http.Request.Body);
        if (body?["match_lead"]?["phone"]?.GetValue<string>() is not { } phone)
        {
            return Results.Json(new { outcome = "error", reason = "match_lead is required to retain" }, statusCode: StatusCodes.Status400BadRequest);
        }

        if (!provider.Certificates.TryGetValue(id, out var certificate) || provider.Clock.Now().Utc > certificate.MadeAt + s_life)
        {
            return Results.Json(new { outcome = "error", reason = "Certificate not found" }, statusCode: StatusCodes.Status404NotFound);
        }

        var matches = certificate.Phone is { } typed && (typed == phone || $"1{typed}" == phone);
        return Results.Json(new
        {
            outcome = matches ? "success" : "failure",
            match_lead = new { phone, result = new { success = matches, phone_match = matches } },
            retain = new { results = new { expires_at = certificate.MadeAt.AddYears(5), masked_cert_url = $"https://cert.trustedform.com/{id}", previously_retained = false } },
            insights = new { properties = new { created_at = certificate.MadeAt, expires_at = certificate.MadeAt + s_life, page_url = certificate.PageUrl } },
        });
    }
}
