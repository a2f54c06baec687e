namespace LeadGrid.Campaigns;

/// <summary>
/// How the person of the example is reached: by a number and a domain that are set aside for examples, unless the
/// campaign takes no lead that is flagged for such.
/// </summary>
internal sealed record ExamplePerson(string? Phone, string? Email)
{
    private const string Local = "dana.miller";

    public static ExamplePerson For(CampaignDefinition campaign, Place place)
    {
        var flags = new Wishes(campaign.Criteria, "flags");
        var strict = flags.Any && !(flags.Tolerate("fictional_phone") && flags.Tolerate("reserved_domain") && !flags.Missing);
        return new ExamplePerson(PhoneOf(campaign, place, strict), EmailOf(campaign, strict));
    }

    private static string? PhoneOf(CampaignDefinition campaign, Place place, bool strict)
    {
        var region = new Wishes(campaign.Criteria, "phone.region");
        return region.Missing || IsMissing(campaign, "phone") || IsMissing(campaign, "phone.type")
            ? null
            : region.Choose("US", "CA") == "CA" ? $"+1416555{(strict ? "2368" : "0123")}" : $"+1{place.AreaCode}555{(strict ? "2368" : "0123")}";
    }

    private static string? EmailOf(CampaignDefinition campaign, bool strict)
    {
        var domain = new Wishes(campaign.Criteria, "email.domain");
        return domain.Missing || IsMissing(campaign, "email")
            ? null
            : $"{Local}@{domain.Choose([.. strict ? (string[])["iana.org", "icann.org"] : ["example.com", "example.org"], .. domain.Named])}";
    }

    private static bool IsMissing(CampaignDefinition campaign, string path) => new Wishes(campaign.Criteria, path).Missing;
}
