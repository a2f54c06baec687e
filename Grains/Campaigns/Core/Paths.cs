using System.Collections.Frozen;

namespace LeadGrid.Campaigns;

/// <summary>The paths that conditions may be about, and what they are called in words.</summary>
internal static class Paths
{
    public const string Score = "score";
    public const string AttributePrefix = "attributes.";

    private static readonly FrozenDictionary<string, string> WordsByPath = new Dictionary<string, string>
    {
        ["firstName"] = "first name",
        ["lastName"] = "last name",
        ["phone"] = "phone",
        ["phone.type"] = "phone type",
        ["phone.region"] = "phone's country",
        ["email"] = "e-mail",
        ["email.domain"] = "e-mail domain",
        ["address.street"] = "street",
        ["address.city"] = "city",
        ["address.state"] = "state",
        ["address.zip"] = "zip",
        ["address.zip3"] = "zip's first three digits",
        ["address.country"] = "country",
        ["seller"] = "seller",
        ["flags"] = "flags",
        ["repairs.count"] = "number of repairs",
        ["consent.channels"] = "consent channels",
        ["consent.method"] = "consent method",
        ["consent.certificate"] = "consent certificate",
        ["consent.ageHours"] = "age of consent in hours",
        ["completeness"] = "completeness",
        ["cost"] = "cost",
        [Score] = "score",
    }.ToFrozenDictionary();

    public static bool IsKnown(string path) =>
        WordsByPath.ContainsKey(path)
        || (path.StartsWith(AttributePrefix, StringComparison.Ordinal) && path.Length > AttributePrefix.Length);

    public static string Words(string path) =>
        WordsByPath.GetValueOrDefault(path) ?? path.Replace(AttributePrefix, "", StringComparison.Ordinal);
}
