using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadGrid.Campaigns;

/// <summary>
/// A post that a campaign would take, made from its settings: each value is chosen so that the own fields and the
/// criteria allow it. What no post decides, such as a least score, it cannot promise.
/// </summary>
internal static class PostingExample
{
    /// <param name="now">Consent is as old as a criterion on its age wants it.</param>
    public static JsonObject Of(CampaignDefinition campaign, DateTimeOffset now)
    {
        var place = Place.For(campaign.Criteria);
        var person = ExamplePerson.For(campaign, place);
        return new JsonObject
        {
            ["campaign"] = campaign.Code,
            ["externalId"] = "web-20413",
            ["firstName"] = Value("firstName", "Dana", "Alex"),
            ["lastName"] = Value("lastName", "Miller", "Baker"),
            ["phone"] = person.Phone,
            ["email"] = person.Email,
            ["address"] = Address(campaign, place),
            ["attributes"] = Attributes(campaign),
            ["consent"] = ExampleConsent.For(campaign, person, now),
            ["cost"] = Cost(campaign),
            ["currency"] = campaign.Currency,
        }.WithoutNulls();

        JsonNode? Value(string path, params string[] candidates)
        {
            var wishes = new Wishes(campaign.Criteria, path);
            return wishes.Missing ? null : wishes.Choose([.. candidates, .. wishes.Named]);
        }
    }

    public static JsonObject WithoutNulls(this JsonObject json)
    {
        foreach (var empty in json.Where(property => property.Value is null).Select(property => property.Key).ToArray())
        {
            json.Remove(empty);
        }

        return json;
    }

    private static JsonObject Address(CampaignDefinition campaign, Place place) => new JsonObject
    {
        ["street"] = Unless(campaign, "address.street", "120 Main Street"),
        ["city"] = Unless(campaign, "address.city", place.City),
        ["state"] = Unless(campaign, "address.state", place.State),
        ["zip"] = Unless(campaign, "address.zip", place.Zip),
        ["country"] = Unless(campaign, "address.country", "US"),
    }.WithoutNulls();

    private static JsonNode? Unless(CampaignDefinition campaign, string path, string value) =>
        new Wishes(campaign.Criteria, path).Missing ? null : JsonValue.Create(value);

    private static JsonObject Attributes(CampaignDefinition campaign)
    {
        var attributes = new JsonObject();
        foreach (var field in campaign.Fields.Concat(Undescribed(campaign)))
        {
            var wishes = new Wishes(campaign.Criteria, $"attributes.{field.Name}");
            attributes[field.Name] = wishes.Missing ? null : ExampleValue.Of(field, wishes);
        }

        return attributes.WithoutNulls();
    }

    /// <summary>Attributes that criteria speak of and no field describes: any scalar is taken.</summary>
    private static IEnumerable<LeadField> Undescribed(CampaignDefinition campaign) => campaign.Criteria
        .Select(criterion => criterion.Condition.Field)
        .Where(path => path.StartsWith("attributes.", StringComparison.Ordinal))
        .Select(path => path["attributes.".Length..])
        .Except(campaign.Fields.Select(field => field.Name), StringComparer.OrdinalIgnoreCase)
        .Select(name => new LeadField(name, LeadFieldType.Text, Required: false, Minimum: null, Maximum: null, Values: [], Description: ""));

    private static JsonNode? Cost(CampaignDefinition campaign)
    {
        var wishes = new Wishes(campaign.Criteria, "cost");
        return wishes.Missing
            ? null
            : decimal.Parse(wishes.Choose(["12.5", .. wishes.Named, "1", "0"]), CultureInfo.InvariantCulture);
    }
}
