using System.Globalization;
using System.Text.Json;

namespace LeadGrid.Intake;

/// <summary>
/// Reads a lead from JSON as it is, wrong types included: each becomes a fault of its field, so that the seller hears of
/// all of them at once. A scalar under a name that no lead field has is kept as an attribute.
/// </summary>
internal static class LeadPostReader
{
    private static readonly HashSet<string> Known =
    [
        "campaign", "externalId", "firstName", "lastName", "phone", "email", "address", "attributes", "consent", "cost", "currency",
    ];

    /// <param name="beside">A field that stands beside the lead's own and is not the lead's.</param>
    /// <exception cref="JsonException">A text in it is no text: half a surrogate pair, or bytes that are not UTF-8.</exception>
    public static LeadPost Read(JsonElement root, string? beside = null)
    {
        try
        {
            return ReadFields(root, beside);
        }
        catch (InvalidOperationException e)
        {
            throw NoText(e);
        }
    }

    /// <summary>A text beside the lead's own fields; null where there is none.</summary>
    /// <exception cref="JsonException">As for <see cref="Read"/>.</exception>
    public static string? Beside(JsonElement root, string name)
    {
        try
        {
            return root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                    ? value.GetString()
                    : null;
        }
        catch (InvalidOperationException e)
        {
            throw NoText(e);
        }
    }

    // The parser takes every escape and byte as it stands; only reading a text shows that it is none.
    private static JsonException NoText(InvalidOperationException e) => new("A text in it is not well-formed Unicode.", e);

    private static LeadPost ReadFields(JsonElement root, string? beside)
    {
        var fields = new FieldReader();
        if (root.ValueKind != JsonValueKind.Object)
        {
            fields.Fault("", "A lead is a JSON object.");
            return new LeadPost { Faults = fields.Faults };
        }

        var attributes = fields.Attributes(root);
        var warnings = new List<string>();
        foreach (var property in root.EnumerateObject().Where(p => p.Name != beside && !Known.Contains(p.Name)))
        {
            if (attributes.All(a => a.Name != property.Name) && FieldReader.Scalar(property.Name, property.Value) is { } attribute)
            {
                attributes.Add(attribute);
                warnings.Add($"There is no lead field '{FieldReader.Shown(property.Name)}': kept as an attribute.");
            }
            else
            {
                warnings.Add($"There is no lead field '{FieldReader.Shown(property.Name)}': ignored.");
            }
        }

        return new LeadPost
        {
            ExternalId = fields.Text(root, "externalId"),
            FirstName = fields.Text(root, "firstName"),
            LastName = fields.Text(root, "lastName"),
            Phone = fields.Text(root, "phone"),
            Email = fields.Text(root, "email"),
            Address = Address(fields, root),
            Attributes = [.. attributes],
            Consent = Consent(fields, root),
            Cost = fields.Number(root, "cost"),
            Currency = fields.Text(root, "currency"),
            Faults = fields.Faults,
            Warnings = [.. warnings],
        };
    }

    private static PostedAddress? Address(FieldReader fields, JsonElement root) => fields.Object(root, "address") is { } address
        ? new PostedAddress(
            fields.Text(address, "street", "address."),
            fields.Text(address, "city", "address."),
            fields.Text(address, "state", "address."),
            fields.Text(address, "zip", "address."),
            fields.Text(address, "country", "address."))
        : null;

    private static PostedConsent? Consent(FieldReader fields, JsonElement root) => fields.Object(root, "consent") is { } consent
        ? new PostedConsent
        {
            Channels = fields.Texts(consent, "channels", "consent."),
            Sellers = fields.Texts(consent, "sellers", "consent."),
            Phone = fields.Text(consent, "phone", "consent."),
            Text = fields.Text(consent, "text", "consent."),
            DisclosureVersion = fields.Text(consent, "disclosureVersion", "consent."),
            Method = fields.Text(consent, "method", "consent."),
            At = At(fields, consent),
            Ip = fields.Text(consent, "ip", "consent."),
            UserAgent = fields.Text(consent, "userAgent", "consent."),
            FormUrl = fields.Text(consent, "formUrl", "consent."),
            CertificateUrl = fields.Text(consent, "certificateUrl", "consent."),
        }
        : null;

    private static DateTimeOffset? At(FieldReader fields, JsonElement consent)
    {
        var text = fields.Text(consent, "at", "consent.");
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
        {
            return at;
        }

        fields.Fault("consent.at", "Give the time in ISO 8601, such as 2026-01-31T15:04:05Z.");
        return null;
    }
}
