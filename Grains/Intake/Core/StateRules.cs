namespace LeadGrid.Intake;

/// <summary>Reads the state of an address.</summary>
internal static class StateRules
{
    private const string Field = "address.state";
    private const int MaximumLength = 100;

    /// <returns>The two-letter code of the United States; elsewhere the tidied text; null where it is blank or faulty.</returns>
    public static string? Read(string? posted, string country, Findings findings)
    {
        if (country != CountryRules.UnitedStates)
        {
            return FieldText.Read(Field, posted, MaximumLength, findings);
        }

        if (string.IsNullOrWhiteSpace(posted))
        {
            return null;
        }

        var code = CodeList.States.Find(posted);
        if (code is null)
        {
            findings.Fault(Field, "Post the two-letter code or the full name of a state or territory, and the country where it is not the United States.");
        }
        else if (code != posted)
        {
            findings.Repair(Field, "Written as its two-letter code", posted, code);
        }

        return code;
    }
}
