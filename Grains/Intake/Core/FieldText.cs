namespace LeadGrid.Intake;

/// <summary>Reads a field that is plain text: tidied, and not longer than it may be.</summary>
internal static class FieldText
{
    /// <returns>Null where the field is blank or faulty.</returns>
    public static string? Read(string field, string? posted, int maximum, Findings findings) =>
        posted is null ? null : Tidied(field, posted, TextTidy.Line(posted), maximum, findings);

    /// <summary>As <see cref="Read"/>, for text that may have several lines.</summary>
    public static string? ReadLines(string field, string posted, int maximum, Findings findings) =>
        Tidied(field, posted, TextTidy.Lines(posted), maximum, findings);

    private static string? Tidied(string field, string posted, string tidy, int maximum, Findings findings)
    {
        if (tidy.Length == 0)
        {
            return null;
        }

        if (tidy.Length > maximum)
        {
            findings.Fault(field, $"Post at most {maximum:N0} characters.");
            return null;
        }

        if (tidy != posted)
        {
            findings.Repair(field, "Surplus white space and control characters removed", posted, tidy);
        }

        return tidy;
    }
}
