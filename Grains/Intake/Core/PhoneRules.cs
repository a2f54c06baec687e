using LeadGrid.Leads;
using PhoneNumbers;

namespace LeadGrid.Intake;

/// <param name="E164">The number as it is stored and hashed.</param>
/// <param name="Line">The seven digits after the area code; null outside the North American plan.</param>
internal sealed record ReadPhone(string E164, PhoneFacts Facts, string? Line);

/// <summary>Reads phone numbers in whatever notation. An extension is left out: it is no part of whom to call.</summary>
internal static class PhoneRules
{
    private const int MaximumLength = 100;
    private const int NorthAmerica = 1;
    private static readonly PhoneNumberUtil Plan = PhoneNumberUtil.GetInstance();
    private static readonly PhoneNumberOfflineGeocoder Places = PhoneNumberOfflineGeocoder.GetInstance();

    /// <param name="region">The country whose numbers are written without a country code.</param>
    /// <returns>Null where the field is blank or faulty.</returns>
    public static ReadPhone? Read(string field, string? posted, string region, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(posted))
        {
            return null;
        }

        if (Parse(posted, region) is not { } number || !(Plan.IsValidNumber(number) || IsFictional(number)))
        {
            findings.Fault(
                field,
                "Post one phone number that can exist, with its area code; start it with + and the country code where "
                + "it is not of the address's country.");
            return null;
        }

        var e164 = Plan.Format(number, PhoneNumberFormat.E164);
        if (number.HasExtension)
        {
            findings.Repair(field, "Extension left out", posted, e164);
        }

        return new(e164, Facts(number), number.CountryCode == NorthAmerica ? e164[^7..] : null);
    }

    private static PhoneNumber? Parse(string posted, string region)
    {
        if (posted.Length > MaximumLength)
        {
            return null;
        }

        try
        {
            return Plan.Parse(posted, region);
        }
        catch (NumberParseException)
        {
            // The library's only way to say that it is no number.
            return null;
        }
    }

    private static PhoneFacts Facts(PhoneNumber number)
    {
        var location = Places.GetDescriptionForNumber(number, Locale.English);
        return new(
            Plan.GetNumberType(number).ToString().ToLowerInvariant(),
            Plan.GetRegionCodeForNumber(number) ?? "US",
            location.Length == 0 ? null : location);
    }

    // 555-0100 to 555-0199 are set aside for fiction (ATIS-0300115), also behind area codes that are not in use, and
    // so are what test data is made of. It is taken and flagged rather than refused: a campaign's criteria decide.
    private static bool IsFictional(PhoneNumber number) =>
        number.CountryCode == NorthAmerica
        && number.NationalNumber is >= 200_000_0000 and <= 999_999_9999
        && number.NationalNumber % 1_000_0000 is >= 555_0100 and <= 555_0199;
}
