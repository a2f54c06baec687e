using System.Text.Json.Nodes;

namespace LeadGrid.Campaigns;

/// <summary>
/// A post that a campaign would take, made from its settings: values that the own fields allow, then changed until
/// every criterion that speaks of a posted value holds.
/// </summary>
internal static class PostingExample
{
    public static JsonObject Of(CampaignDefinition campaign)
    {
        var place = Place.For(campaign.Criteria);
        var post = new JsonObject
        {
            ["campaign"] = campaign.Code,
            ["externalId"] = "web-20413",
            ["firstName"] = "Dana",
            ["lastName"] = "Miller",
            ["phone"] = place.Phone,
            ["email"] = "dana.miller@example.com",
            ["address"] = new JsonObject
            {
                ["street"] = "120 Main Street",
                ["city"] = place.City,
                ["state"] = place.State,
                ["zip"] = place.Zip,
                ["country"] = "US",
            },
            ["attributes"] = Attributes(campaign),
            ["consent"] = Consent(place.Phone),
            ["cost"] = 12.50m,
            ["currency"] = campaign.Currency,
        };
        foreach (var criterion in campaign.Criteria)
        {
            Meet(post, criterion.Condition);
        }

        return post;
    }

    private static JsonObject Attributes(CampaignDefinition campaign)
    {
        var attributes = new JsonObject();
        foreach (var field in campaign.Fields)
        {
            attributes[field.Name] = ExampleValue.Of(field, campaign.Criteria);
        }

        return attributes;
    }

    private static JsonObject Consent(string phone) => new()
    {
        ["channels"] = new JsonArray("call", "text", "email"),
        ["sellers"] = new JsonArray("Example Insurance"),
        ["phone"] = phone,
        ["text"] = "I agree that Example Insurance calls, texts and e-mails me about my request.",
        ["disclosureVersion"] = "2026-01",
        ["method"] = "web_form",
        ["at"] = "2026-01-15T14:03:00-05:00",
        ["ip"] = "203.0.113.7",
        ["userAgent"] = "Mozilla/5.0",
        ["formUrl"] = "https://www.example.com/quote",
        ["certificateUrl"] = "https://www.example.com/certificates/20413",
    };

    /// <summary>Texts and lists that are posted as they are tested; addresses and own fields were made to fit.</summary>
    private static void Meet(JsonObject post, Condition condition)
    {
        var path = condition.Field.Split('.');
        var parent = path is [_, _] ? post[path[0]] as JsonObject : path is [_] ? post : null;
        if (parent is null || path[0] is "address" or "attributes")
        {
            return;
        }

        var name = path[^1];
        switch (condition.Operator)
        {
            case ConditionOperator.Missing:
                parent.Remove(name);
                break;
            case ConditionOperator.In when parent[name] is JsonArray:
                parent[name] = new JsonArray([.. condition.Values.Select(value => JsonValue.Create(value))]);
                break;
            case ConditionOperator.NotIn when parent[name] is JsonArray list:
                parent[name] = new JsonArray([.. list
                    .Select(value => value!.GetValue<string>())
                    .Except(condition.Values, StringComparer.OrdinalIgnoreCase)
                    .Select(value => JsonValue.Create(value))]);
                break;
            case ConditionOperator.In when parent.ContainsKey(name) && condition.Values.Length > 0:
                parent[name] = condition.Values[0];
                break;
            default:
                break;
        }
    }
}
