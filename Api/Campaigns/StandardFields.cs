namespace LeadGrid.Campaigns;

/// <summary>The fields that every lead has, and which of them a campaign asks for.</summary>
internal static class StandardFields
{
    private static readonly (string Name, PostingType Type, string Description)[] All =
    [
        ("campaign", PostingType.Text, "The campaign's code."),
        ("externalId", PostingType.Text, "Your own id of the lead. The same one again gets the first answer again."),
        ("firstName", PostingType.Text, "First name."),
        ("lastName", PostingType.Text, "Last name."),
        ("phone", PostingType.Text, "In any usual form, such as (212) 555-0123 or +12125550123. A lead has a phone number or an e-mail address."),
        ("email", PostingType.Text, "E-mail address. A lead has a phone number or an e-mail address."),
        ("address.street", PostingType.Text, "Street and number."),
        ("address.city", PostingType.Text, "City."),
        ("address.state", PostingType.Text, "State, by its two letters or its name."),
        ("address.zip", PostingType.Text, "ZIP code of five or nine digits."),
        ("address.country", PostingType.Text, "ISO code of the country; US where there is none."),
        ("consent", PostingType.Object, "What the person agreed to. Kept whole, as evidence."),
        ("consent.channels", PostingType.List, "What the person agreed to: sms, voice, ai_voice, email."),
        ("consent.sellers", PostingType.List, "To whom the person agreed to be contacted by."),
        ("consent.phone", PostingType.Text, "The number that the person gave with the consent."),
        ("consent.text", PostingType.Text, "The words that the person agreed to."),
        ("consent.disclosureVersion", PostingType.Text, "Your version of these words."),
        ("consent.method", PostingType.Text, "How: web_form, phone_call ..."),
        ("consent.at", PostingType.Timestamp, "When, with an offset."),
        ("consent.ip", PostingType.Text, "From which address."),
        ("consent.userAgent", PostingType.Text, "With which browser."),
        ("consent.formUrl", PostingType.Text, "On which page."),
        ("consent.certificateUrl", PostingType.Text, "A certificate of it, where one was made."),
        ("cost", PostingType.Number, "What the lead costs."),
        ("currency", PostingType.Text, "Of the cost, by its ISO 4217 code."),
    ];

    public static IEnumerable<PostingField> Of(CampaignDefinition campaign) => All.Select(field => new PostingField(
        field.Name,
        field.Type,
        field.Name == "campaign" || IsAskedFor(campaign, field.Name),
        Minimum: null,
        Maximum: null,
        Values: [],
        field.Name == "currency" ? $"{field.Description} {campaign.Currency} where there is none." : field.Description));

    /// <summary>By the settings, or because a criterion refuses leads without it.</summary>
    private static bool IsAskedFor(CampaignDefinition campaign, string name) =>
        campaign.RequiredFields.Contains(name, StringComparer.Ordinal)
        || campaign.Criteria.Any(criterion => criterion.Condition is { Operator: ConditionOperator.Exists } condition
            && string.Equals(condition.Field, name, StringComparison.Ordinal));
}
