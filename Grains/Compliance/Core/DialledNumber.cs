using PhoneNumbers;

namespace LeadGrid.Compliance;

/// <summary>Reads any number that could be dialled, whether somebody has it or not: junk is a matter of intake.</summary>
internal static class DialledNumber
{
    private const string UnitedStates = "US";
    private const int MaximumLength = 100;
    private static readonly PhoneNumberUtil Plan = PhoneNumberUtil.GetInstance();

    /// <returns>E.164; null: that is no number.</returns>
    public static string? Read(string posted) =>
        Parse(posted) is { } number && Plan.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE
            ? Plan.Format(number, PhoneNumberFormat.E164)
            : null;

    private static PhoneNumber? Parse(string posted)
    {
        if (posted.Length > MaximumLength)
        {
            return null;
        }

        try
        {
            return Plan.Parse(posted, UnitedStates);
        }
        catch (NumberParseException)
        {
            // The library's only way to say that it is no number.
            return null;
        }
    }
}
