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
        var read = new Dictionary<string, PostedAttribute?>(StringComparer.OrdinalIgnoreCase);
        foreach (var attribute in posted)
        {
            var name = TextTidy.Line(attribute.Name);
            if (name.Length is 0 or > MaximumNameLength)
            {
                FaultOnce(Field, $"Give every attribute a name of 1 to {MaximumNameLength} characters.", findings);
                continue;
            }

            var field = fieldByName.GetValueOrDefault(name);
            name = field?.Name ?? name;
            if (!read.TryAdd(name, AttributeValue.Read(attribute with { Name = name }, field, findings)))
            {
                FaultOnce(Path(name), "Post this attribute once.", findings);
            }
        }

        foreach (var field in fields)
        {
            if (field.Required && read.GetValueOrDefault(field.Name) is null)
            {
                FaultOnce(Path(field.Name), "Post this attribute: the campaign requires it.", findings);
            }
        }

        return [.. read.Values.OfType<PostedAttribute>()];
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
