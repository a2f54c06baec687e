using System.Text.Json;

namespace LeadGrid.Intake;

/// <summary>Reads fields one by one and collects what is wrong with their types.</summary>
internal sealed class FieldReader
{
    private const int MaximumListed = 100;
    private readonly List<FieldFault> _faults = [];

    public FieldFault[] Faults => [.. _faults];

    public void Fault(string field, string problem) => _faults.Add(new FieldFault(field, problem));

    /// <summary>Text; a number is taken as its digits, since phones and zips are often written so.</summary>
    public string? Text(JsonElement owner, string name, string prefix = "")
    {
        if (!owner.TryGetProperty(name, out var value))
        {
            return null;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.Number:
                return value.GetRawText();
            case JsonValueKind.Null:
                return null;
            default:
                Fault(prefix + name, "This must be a text.");
                return null;
        }
    }

    public decimal? Number(JsonElement owner, string name)
    {
        if (!owner.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
        {
            return number;
        }

        Fault(name, "This must be a number, such as 12.50, without quotes.");
        return null;
    }

    public JsonElement? Object(JsonElement owner, string name)
    {
        if (!owner.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return value;
        }

        Fault(name, "This must be an object.");
        return null;
    }

    public string[] Texts(JsonElement owner, string name, string prefix)
    {
        if (!owner.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array
            && value.GetArrayLength() <= MaximumListed
            && value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String))
        {
            return [.. value.EnumerateArray().Select(e => e.GetString()!)];
        }

        Fault(prefix + name, $"This must be a list of at most {MaximumListed} texts.");
        return [];
    }

    public List<PostedAttribute> Attributes(JsonElement root)
    {
        var attributes = new List<PostedAttribute>();
        if (Object(root, "attributes") is not { } posted)
        {
            return attributes;
        }

        var names = new HashSet<string>();
        foreach (var property in posted.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (!names.Add(property.Name))
            {
                Fault($"attributes.{Shown(property.Name)}", "This name stands here twice.");
            }
            else if (Scalar(property.Name, property.Value) is { } attribute)
            {
                attributes.Add(attribute);
            }
            else
            {
                Fault($"attributes.{Shown(property.Name)}", "An attribute must be a text, a number, true or false.");
            }
        }

        return attributes;
    }

    public static PostedAttribute? Scalar(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new PostedAttribute(name, ScalarKind.Text, value.GetString()!),
        JsonValueKind.Number => new PostedAttribute(name, ScalarKind.Number, value.GetRawText()),
        JsonValueKind.True => new PostedAttribute(name, ScalarKind.Boolean, "true"),
        JsonValueKind.False => new PostedAttribute(name, ScalarKind.Boolean, "false"),
        _ => null,
    };

    /// <summary>A name from outside, short enough to repeat.</summary>
    public static string Shown(string name) => name.Length <= 64 ? name : string.Concat(name.AsSpan(0, 64), "...");
}
