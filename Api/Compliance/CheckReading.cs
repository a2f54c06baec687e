using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>Reads a check as it is, wrong types included: each becomes a fault of its field, and all are told at once.</summary>
internal static partial class CheckReading
{
    private const int MaximumCampaign = 64;

    private static readonly HashSet<string> Known =
        ["phone", "email", "state", "zip", "channel", "purpose", "at", "campaign", "assumeConsent"];

    /// <exception cref="JsonException">A text in it is no text: half a surrogate pair, or bytes that are not UTF-8.</exception>
    public static ComplianceCheck Read(JsonElement root)
    {
        try
        {
            return ReadFields(root);
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A text in it is not well-formed Unicode.", e);
        }
    }

    private static ComplianceCheck ReadFields(JsonElement root)
    {
        var fields = new FieldReader();
        if (root.ValueKind != JsonValueKind.Object)
        {
            fields.Fault("", "A check is a JSON object.");
            return new ComplianceCheck { Faults = fields.Faults };
        }

        // A misspelt field would silently do nothing, and the answer would be of another question.
        foreach (var property in root.EnumerateObject().Where(property => !Known.Contains(property.Name)))
        {
            fields.Fault(FieldReader.Shown(property.Name), "There is no such field.");
        }

        var check = new ComplianceCheck
        {
            Phone = fields.Text(root, "phone"),
            Email = fields.Text(root, "email"),
            State = fields.Text(root, "state"),
            Zip = fields.Text(root, "zip"),
            Channel = Word<ContactChannel>(fields, root, "channel", required: true),
            Purpose = Word<ContactPurpose>(fields, root, "purpose", required: false) ?? ContactPurpose.Marketing,
            At = At(fields, root),
            Campaign = Campaign(fields, root),
            AssumeConsent = AssumeConsent(fields, root),
        };
        return check with { Faults = fields.Faults };
    }

    private static T? Word<T>(FieldReader fields, JsonElement root, string name, bool required)
        where T : struct, Enum
    {
        var text = fields.Text(root, name);
        if (text is null && !required)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()) == text)
            {
                return value;
            }
        }

        var words = Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName);
        fields.Fault(name, $"Post one of {string.Join(", ", words)}.");
        return null;
    }

    private static DateTimeOffset? At(FieldReader fields, JsonElement root)
    {
        var text = fields.Text(root, "at");
        if (text is null)
        {
            return null;
        }

        // Without an offset nobody knows which instant it is.
        if (Iso().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return at;
        }

        fields.Fault("at", "Give the time in ISO 8601 with its offset, such as 2026-01-31T15:04:05Z or 2026-01-31T10:04:05-05:00.");
        return null;
    }

    private static string? Campaign(FieldReader fields, JsonElement root)
    {
        var text = fields.Text(root, "campaign")?.Trim();
        if (text is { Length: > MaximumCampaign } || text?.Any(char.IsControl) == true)
        {
            fields.Fault("campaign", "Name the campaign by its code.");
            return null;
        }

        return text;
    }

    private static bool AssumeConsent(FieldReader fields, JsonElement root)
    {
        if (!root.TryGetProperty("assumeConsent", out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.False)
        {
            return false;
        }

        if (value.ValueKind != JsonValueKind.True)
        {
            fields.Fault("assumeConsent", "This must be true or false, without quotes.");
        }

        return true;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?([Zz]|[+-]\d{2}:\d{2})$")]
    private static partial Regex Iso();
}
