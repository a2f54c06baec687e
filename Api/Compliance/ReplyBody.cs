using LeadGrid.Intake;

namespace LeadGrid.Compliance;

internal sealed record ReplyBody
{
    /// <summary>What the person wrote, whole.</summary>
    public string? Text { get; init; }

    /// <summary>The question that it answers: its name or its words.</summary>
    public string? Question { get; init; }

    public IEnumerable<FieldFault> Faults()
    {
        if (Text is null)
        {
            yield return new FieldFault("text", "Give the text of the reply.");
        }

        foreach (var (field, value) in new[] { ("text", Text), ("question", Question) })
        {
            if (value?.Length > ReplyQuestion.MaximumLength)
            {
                yield return new FieldFault(field, $"At most {ReplyQuestion.MaximumLength:N0} characters, please.");
            }
        }
    }
}
