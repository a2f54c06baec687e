using LeadGrid.Campaigns;

namespace LeadGrid.Forms;

/// <summary>What a form can ask for, and how each is asked.</summary>
internal static class FormFields
{
    public const string Phone = "phone";
    public const string Email = "email";

    private static readonly Dictionary<string, QuestionKind> s_standard = new(StringComparer.Ordinal)
    {
        ["firstName"] = QuestionKind.Text,
        ["lastName"] = QuestionKind.Text,
        [Phone] = QuestionKind.Phone,
        [Email] = QuestionKind.Email,
        ["address.street"] = QuestionKind.Text,
        ["address.city"] = QuestionKind.Text,
        ["address.state"] = QuestionKind.Text,
        ["address.zip"] = QuestionKind.Zip,
    };

    public static bool IsStandard(string name) => s_standard.ContainsKey(name);

    /// <summary>The campaign's own field of that name; null: it has none.</summary>
    public static LeadField? Own(string name, CampaignDefinition campaign) => OwnName(name) is { } own
        ? campaign.Fields.FirstOrDefault(field => field.Name == own)
        : null;

    /// <summary>The name of a campaign's own field without its prefix; null: a standard field.</summary>
    public static string? OwnName(string name) =>
        name.StartsWith(Paths.AttributePrefix, StringComparison.Ordinal) ? name[Paths.AttributePrefix.Length..] : null;

    /// <summary>A field that the campaign has no more is asked for as text.</summary>
    public static QuestionKind KindOf(string name, CampaignDefinition campaign) =>
        s_standard.TryGetValue(name, out var kind) ? kind : Own(name, campaign)?.Type switch
        {
            LeadFieldType.Number => QuestionKind.Number,
            LeadFieldType.Date => QuestionKind.Date,
            LeadFieldType.Boolean => QuestionKind.YesNo,
            LeadFieldType.Choice => QuestionKind.Choice,
            _ => QuestionKind.Text,
        };

    /// <summary>What the campaign demands of every lead and a form has to ask for.</summary>
    public static IEnumerable<string> Demanded(CampaignDefinition campaign) =>
        campaign.RequiredFields.Where(IsStandard).Concat(campaign.Fields.Where(field => field.Required).Select(field => Paths.AttributePrefix + field.Name));

    /// <summary>What the campaign demands and no form can give.</summary>
    public static IEnumerable<string> OutOfReach(CampaignDefinition campaign) =>
        campaign.RequiredFields.Where(name => name is "externalId" or "cost" or "address.country" or "consent.certificateUrl");
}
