using LeadGrid.Campaigns;

namespace LeadGrid.Intake;

/// <summary>Reads one attribute into the form in which it is stored and compared.</summary>
internal static class AttributeValue
{
    public const int MaximumLength = 1_000;

    /// <returns>Null where the value is blank or faulty.</returns>
    public static PostedAttribute? Read(PostedAttribute posted, LeadField? field, Findings findings)
    {
        var path = AttributeRules.Path(posted.Name);
        var text = FieldText.ReadLines(path, posted.Value, MaximumLength, findings);
        if (text is null)
        {
            return null;
        }

        if (field is null)
        {
            return posted with { Value = text };
        }

        var (value, problem) = field.Type switch
        {
            LeadFieldType.Number => NumberValue.Read(text, field),
            LeadFieldType.Boolean => BooleanValue.Read(text),
            LeadFieldType.Date => DateValue.Read(text, field),
            LeadFieldType.Choice => ChoiceValue.Read(text, field),
            LeadFieldType.Text => TextValue.Read(text, field),
        };
        if (value is null)
        {
            findings.Fault(path, problem);
            return null;
        }

        if (value != text)
        {
            findings.Repair(path, "Written as the campaign's field is", text, value);
        }

        return new(posted.Name, KindOf(field.Type), value);
    }

    private static ScalarKind KindOf(LeadFieldType type) => type switch
    {
        LeadFieldType.Number => ScalarKind.Number,
        LeadFieldType.Boolean => ScalarKind.Boolean,
        _ => ScalarKind.Text,
    };
}
