using LeadGrid.Campaigns;

namespace LeadGrid.Forms;

/// <summary>A version of a form as somebody reads it: one language, nothing left to be filled in.</summary>
internal static class FormViews
{
    /// <summary>The version that people are shown; one that was never published is not found.</summary>
    /// <param name="number">Null: the one that is published now.</param>
    public static FormVersion? Published(CampaignForm form, int? number) => form.Versions.FirstOrDefault(version =>
        number is { } wanted ? version.Number == wanted && version.Status != FormStatus.Draft : version.Status == FormStatus.Published);

    public static HostedForm Of(FormVersion version, CampaignDefinition campaign, IEnumerable<string> languages)
    {
        var content = version.Content;
        string[] offered = [.. content.Texts.Select(texts => texts.Language)];
        var language = FormLanguages.Best(languages, offered);
        var said = content.Texts.First(texts => texts.Language == language);
        return new HostedForm
        {
            Campaign = campaign.Code,
            Version = version.Number,
            Language = language,
            Languages = offered,
            Heading = said.Heading,
            Introduction = said.Introduction,
            Button = said.Button,
            Thanks = said.Thanks,
            Questions = [.. content.Fields.Select(field => Ask(field, campaign, language))],
            Disclosures = [.. said.Disclosures.Select(each => each with { Text = DisclosureRules.Render(each.Text, content.Sellers, language) })],
            PrivacyUrl = content.PrivacyUrl,
            ThanksUrl = content.ThanksUrl,
            FrameOrigins = content.FrameOrigins,
            Sellers = content.Sellers,
        };
    }

    private static Question Ask(FormField field, CampaignDefinition campaign, string language) => new(
        field.Name,
        FormFields.KindOf(field.Name, campaign),
        field.Labels.FirstOrDefault(label => label.Language == language)?.Text ?? FormWords.Of(language).Labels.GetValueOrDefault(field.Name) ?? field.Name,
        field.Required,
        FormFields.Own(field.Name, campaign)?.Values ?? []);
}
