using LeadGrid.Campaigns;

namespace LeadGrid.Intake;

/// <summary>Reads a post's attributes: those of the campaign's fields as the campaign describes them, others as text.</summary>
internal static class AttributeRules
{
    public const int MaximumCount = 100;
    public const int MaximumNameLength = 64;
    private const string Field = "attributes";

    public static PostedAttribute[] Read(PostedAttribute[] posted, LeadField[] fields, Findings findings)
    {
        if (posted.Length > MaximumCount)
        {
            findings.Fault(Field, $"Post at most {MaximumCount} attributes.");
            return [];
        }

        var fieldByName = fields.ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
        var readByName = new Dictionary<string, PostedAttribute?>(StringComparer.OrdinalIgnoreCase);
        foreach (var attribute in posted)
        {
            var name = TextTidy.Line(attribute.Name);
            if (name.Length is 0 or > MaximumNameLength)
            {
                FaultOnce(Field, $"Give every attribute a name of 1 to {MaximumNameLength} characters.", findings);
                continue;
            }

            if (readByName.ContainsKey(name))
            {
                // Under the spelling that came first, so that many are one fault.
                name = readByName.Keys.First(first => first.Equals(name, StringComparison.OrdinalIgnoreCase));
                FaultOnce(Path(name), "Post this attribute once.", findings);
                continue;
            }

            var field = fieldByName.GetValueOrDefault(name);
            name = field?.Name ?? name;
            readByName[name] = AttributeValue.Read(attribute with { Name = name }, field, findings);
        }

        foreach (var field in fields)
        {
            if (field.Required && readByName.GetValueOrDefault(field.Name) is null)
            {
                FaultOnce(Path(field.Name), "Post this attribute: the campaign requires it.", findings);
            }
        }

        return [.. readByName.Values.OfType<PostedAttribute>()];
    }

    public static string Path(string name) => $"{Field}.{name}";

    private static void FaultOnce(string field, string problem, Findings findings)
    {
        if (!findings.HasFault(field))
        {
            findings.Fault(field, problem);
        }
    }
}
