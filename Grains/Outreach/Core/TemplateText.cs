namespace LeadGrid.Outreach;

/// <summary>A piece of a template: words, or the place of a field.</summary>
/// <param name="Words">As they stand; of a field, its fallback. Null: a field without one.</param>
/// <param name="Field">Null: words.</param>
internal sealed record TemplatePart(string? Words, string? Field);

/// <summary>A template's text, taken apart.</summary>
/// <param name="Problems">Sentences that say what to do; none when it can be used.</param>
internal sealed record TemplateText(TemplatePart[] Parts, string[] Problems)
{
    private const string Open = "{{";
    private const string Close = "}}";

    public IEnumerable<TemplatePart> Fields => Parts.Where(part => part.Field is not null);

    public static TemplateText Parse(string text)
    {
        var parts = new List<TemplatePart>();
        var problems = new List<string>();
        var at = 0;
        while (text.IndexOf(Open, at, StringComparison.Ordinal) is >= 0 and var open)
        {
            var end = text.IndexOf(Close, open, StringComparison.Ordinal);
            if (end < 0)
            {
                break;
            }

            AddWords(text[at..open]);
            AddField(text[(open + Open.Length)..end]);
            at = end + Close.Length;
        }

        AddWords(text[at..]);
        return new([.. parts], [.. problems.Distinct()]);

        void AddWords(string words)
        {
            if (words.Contains(Open, StringComparison.Ordinal) || words.Contains(Close, StringComparison.Ordinal))
            {
                problems.Add("Begin each merge field with {{ and end it with }}.");
            }

            if (words.Length > 0)
            {
                parts.Add(new TemplatePart(words, null));
            }
        }

        void AddField(string inside)
        {
            var bar = inside.IndexOf('|', StringComparison.Ordinal);
            var name = (bar < 0 ? inside : inside[..bar]).Trim();
            if (!MergeFields.All.Contains(name))
            {
                problems.Add($"Use only these merge fields: {string.Join(", ", MergeFields.All)}.");
            }

            if (inside.Contains('{', StringComparison.Ordinal) || inside.Contains('}', StringComparison.Ordinal))
            {
                problems.Add("Write a fallback without braces.");
            }

            parts.Add(new TemplatePart(bar < 0 ? null : inside[(bar + 1)..].Trim(), name));
        }
    }

    /// <param name="missing">Gets the fields that had neither value nor fallback.</param>
    /// <param name="encode">How a value or fallback is written into the text around it; null: as it is.</param>
    public string Render(MergeValues values, ICollection<string> missing, Func<string, string>? encode = null) =>
        string.Concat(Parts.Select(part =>
        {
            if (part.Field is null)
            {
                return part.Words;
            }

            var value = values.Of(part.Field) ?? part.Words;
            if (value is null)
            {
                missing.Add(part.Field);
                return "";
            }

            return encode is null ? value : encode(value);
        }));
}
