using System.Text.RegularExpressions;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Intake;

namespace LeadGrid.Forms;

/// <summary>Checks a form before it is taken: what it asks, what it discloses, and where it may be shown.</summary>
internal static partial class FormRules
{
    private const int MaximumFields = 40;
    private const int MaximumSellers = 20;
    private const int MaximumOrigins = 20;
    private const int MaximumLine = 100;
    private const int MaximumButton = 40;
    private const int MaximumProse = 1_000;
    private const int MaximumUrl = 2_000;

    /// <returns>Every fault at once; none when it can be saved.</returns>
    public static FieldFault[] Check(FormContent content, CampaignDefinition campaign)
    {
        var findings = new Findings();
        CheckTexts(content, findings);
        CheckFields(content, campaign, findings);
        CheckSellers(content, campaign, findings);
        CheckAddresses(content, findings);
        return findings.Faults;
    }

    private static void CheckTexts(FormContent content, Findings findings)
    {
        if (content.Texts.Length == 0)
        {
            findings.Fault("texts", "Write it in at least one language.");
            return;
        }

        SettingsText.CheckDistinct("texts", content.Texts.Select(texts => texts.Language), findings);
        var channels = content.Texts[0].Disclosures.Select(disclosure => disclosure.Channel).ToArray();
        foreach (var (index, texts) in content.Texts.Index())
        {
            var path = $"texts[{index}]";
            if (!FormLanguages.All.Contains(texts.Language))
            {
                findings.Fault($"{path}.language", $"Use one of: {string.Join(", ", FormLanguages.All)}.");
            }

            CheckLine($"{path}.heading", texts.Heading, 1, MaximumLine, findings);
            CheckLine($"{path}.button", texts.Button, 0, MaximumButton, findings);
            SettingsText.CheckLength($"{path}.introduction", texts.Introduction, 0, MaximumProse, findings);
            SettingsText.CheckLength($"{path}.thanks", texts.Thanks, 0, MaximumProse, findings);
            SettingsText.CheckDistinct($"{path}.disclosures", texts.Disclosures.Select(disclosure => disclosure.Channel.ToString()), findings);
            if (!texts.Disclosures.Select(disclosure => disclosure.Channel).SequenceEqual(channels))
            {
                // Otherwise what is agreed to would depend on the language.
                findings.Fault($"{path}.disclosures", "Ask for the same channels in every language, in the same order.");
            }

            foreach (var (place, disclosure) in texts.Disclosures.Index())
            {
                DisclosureRules.Check($"{path}.disclosures[{place}].text", disclosure, texts.Language, findings);
            }
        }
    }

    private static void CheckFields(FormContent content, CampaignDefinition campaign, Findings findings)
    {
        SettingsText.CheckCount("fields", content.Fields.Length, MaximumFields, findings);
        SettingsText.CheckDistinct("fields", content.Fields.Select(field => field.Name), findings);
        foreach (var (index, field) in content.Fields.Index())
        {
            CheckField($"fields[{index}]", field, content, campaign, findings);
        }

        foreach (var name in FormFields.Demanded(campaign).Where(name => !content.Fields.Any(field => field.Name == name && field.Required)))
        {
            findings.Fault("fields", $"Ask for {name}, as a required answer: the campaign takes no lead without it.");
        }

        foreach (var name in FormFields.OutOfReach(campaign))
        {
            findings.Fault("fields", $"The campaign takes no lead without {name}, which no form can give: change the campaign first.");
        }

        var asks = content.Fields.Select(field => field.Name).ToArray();
        var channels = content.Texts.SelectMany(texts => texts.Disclosures).Select(disclosure => disclosure.Channel).ToArray();
        if (!asks.Contains(FormFields.Phone) && channels.Any(channel => channel != ContactChannel.Email))
        {
            findings.Fault("fields", "Ask for phone: a disclosure is about calls or texts.");
        }

        if (!asks.Contains(FormFields.Email) && channels.Contains(ContactChannel.Email))
        {
            findings.Fault("fields", "Ask for email: a disclosure is about e-mail.");
        }

        if (!asks.Contains(FormFields.Phone) && !asks.Contains(FormFields.Email))
        {
            findings.Fault("fields", "Ask for phone or email: without either nobody can be reached.");
        }
    }

    private static void CheckField(string path, FormField field, FormContent content, CampaignDefinition campaign, Findings findings)
    {
        var standard = FormFields.IsStandard(field.Name);
        if (!standard && FormFields.Own(field.Name, campaign) is null)
        {
            findings.Fault($"{path}.name", "Ask for a standard field (firstName, lastName, phone, email, address.street, .city, .state, .zip), or for attributes. and a field of the campaign.");
            return;
        }

        foreach (var label in field.Labels)
        {
            CheckLine($"{path}.labels", label.Text, 1, MaximumLine, findings);
        }

        foreach (var language in content.Texts.Select(texts => texts.Language).Where(language => !standard && field.Labels.All(label => label.Language != language)))
        {
            findings.Fault($"{path}.labels", $"Write a label in {language}.");
        }
    }

    private static void CheckSellers(FormContent content, CampaignDefinition campaign, Findings findings)
    {
        if (content.Sellers.Length is 0 or > MaximumSellers)
        {
            findings.Fault("sellers", $"Name 1 to {MaximumSellers} sellers.");
        }

        SettingsText.CheckDistinct("sellers", content.Sellers, findings);
        foreach (var seller in content.Sellers)
        {
            CheckLine("sellers", seller, 1, MaximumLine, findings);
        }

        if (campaign.Outreach.Seller is { } own && !content.Sellers.Any(seller => Sellers.AreSame(seller, own)))
        {
            findings.Fault("sellers", $"Name {own}, too: the campaign writes in this name, and for it alone does a consent count.");
        }
    }

    private static void CheckAddresses(FormContent content, Findings findings)
    {
        CheckUrl("privacyUrl", content.PrivacyUrl, findings);
        if (content.ThanksUrl is { } thanks)
        {
            CheckUrl("thanksUrl", thanks, findings);
        }

        SettingsText.CheckCount("frameOrigins", content.FrameOrigins.Length, MaximumOrigins, findings);
        SettingsText.CheckDistinct("frameOrigins", content.FrameOrigins, findings);
        if (!Array.TrueForAll(content.FrameOrigins, Origin().IsMatch))
        {
            findings.Fault("frameOrigins", "Write https:// and a host in lower case, such as https://www.example.com, and nothing after it.");
        }
    }

    private static void CheckUrl(string field, string url, Findings findings)
    {
        if (url.Length > MaximumUrl || url.Any(char.IsControl) || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.UserInfo.Length > 0)
        {
            findings.Fault(field, "Write a whole address that begins with https://.");
        }
    }

    private static void CheckLine(string field, string line, int minimum, int maximum, Findings findings)
    {
        SettingsText.CheckLength(field, line, minimum, maximum, findings);
        if (line.Any(char.IsControl))
        {
            findings.Fault(field, "Write one line.");
        }
    }

    // It becomes part of a header: nothing else may stand in it.
    [GeneratedRegex(@"\Ahttps://[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::[0-9]{1,5})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Origin();
}
