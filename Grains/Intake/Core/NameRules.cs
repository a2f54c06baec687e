namespace LeadGrid.Intake;

/// <summary>Reads first and last names.</summary>
internal static class NameRules
{
    public const int MaximumLength = 100;

    public static string? ReadFirst(string? posted, Findings findings) =>
        Read("firstName", posted, NameCase.OfFirstName, findings);

    public static string? ReadLast(string? posted, Findings findings) =>
        Read("lastName", posted, NameCase.OfLastName, findings);

    /// <summary>What is hashed to find a last name: its letters and digits, whatever their case and what parts them.</summary>
    public static string? KeyOf(string? lastName) =>
        lastName is null ? null : string.Concat(lastName.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string? Read(string field, string? posted, Func<string, string> cased, Findings findings)
    {
        var name = FieldText.Read(field, posted, MaximumLength, findings);
        if (name is null)
        {
            return null;
        }

        var repaired = cased(name);
        if (repaired != name)
        {
            findings.Repair(field, "Capital letters put right", name, repaired);
        }

        return repaired;
    }
}
