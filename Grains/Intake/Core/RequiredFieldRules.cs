using System.Collections.Frozen;

namespace LeadGrid.Intake;

/// <summary>The fields that a campaign may require, and how to see whether a post has them.</summary>
internal static class RequiredFieldRules
{
    // An address is looked at as it was read: a state that the zip tells counts as given.
    private static readonly FrozenDictionary<string, Func<LeadPost, PostedAddress, bool>> GivenByField =
        new Dictionary<string, Func<LeadPost, PostedAddress, bool>>
        {
            ["externalId"] = (post, _) => Given(post.ExternalId),
            ["firstName"] = (post, _) => Given(post.FirstName),
            ["lastName"] = (post, _) => Given(post.LastName),
            ["phone"] = (post, _) => Given(post.Phone),
            ["email"] = (post, _) => Given(post.Email),
            ["address.street"] = (_, address) => Given(address.Street),
            ["address.city"] = (_, address) => Given(address.City),
            ["address.state"] = (_, address) => Given(address.State),
            ["address.zip"] = (_, address) => Given(address.Zip),
            ["address.country"] = (post, _) => Given(post.Address?.Country),
            ["consent"] = (post, _) => post.Consent is not null,
            ["consent.channels"] = (post, _) => post.Consent is { Channels.Length: > 0 },
            ["consent.sellers"] = (post, _) => post.Consent is { Sellers.Length: > 0 },
            ["consent.phone"] = (post, _) => Given(post.Consent?.Phone),
            ["consent.text"] = (post, _) => Given(post.Consent?.Text),
            ["consent.disclosureVersion"] = (post, _) => Given(post.Consent?.DisclosureVersion),
            ["consent.method"] = (post, _) => Given(post.Consent?.Method),
            ["consent.at"] = (post, _) => post.Consent?.At is not null,
            ["consent.ip"] = (post, _) => Given(post.Consent?.Ip),
            ["consent.userAgent"] = (post, _) => Given(post.Consent?.UserAgent),
            ["consent.formUrl"] = (post, _) => Given(post.Consent?.FormUrl),
            ["consent.certificateUrl"] = (post, _) => Given(post.Consent?.CertificateUrl),
            ["cost"] = (post, _) => post.Cost is not null,
        }.ToFrozenDictionary();

    public static IEnumerable<string> Fields => GivenByField.Keys.Order(StringComparer.Ordinal);

    public static bool CanBeRequired(string field) => GivenByField.ContainsKey(field);

    public static void Check(LeadPost post, PostedAddress read, string[] required, Findings findings)
    {
        foreach (var field in required)
        {
            if (!GivenByField[field](post, read) && !findings.HasFault(field))
            {
                findings.Fault(field, "Post this field: the campaign requires it.");
            }
        }

        if (!Given(post.Phone) && !Given(post.Email) && !findings.HasFault("phone") && !findings.HasFault("email"))
        {
            findings.Fault("phone", "Post a phone number or an e-mail address: without either nobody can be reached.");
        }
    }

    private static bool Given(string? text) => !string.IsNullOrWhiteSpace(text);
}
