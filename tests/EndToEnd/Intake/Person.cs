using System.Globalization;

namespace LeadGrid.Intake;

/// <summary>Somebody who asked for a quote. No two have a phone or an e-mail address in common.</summary>
public sealed record Person(string FirstName, string LastName, string Phone, string Email, string City, string State, string Zip)
{
    private static int s_number;

    /// <summary>In the campaign of the tests only one of the demo's brokers, <c>anchor</c>, is licensed in Alaska.</summary>
    public static Person InAlaska() => Create("907", "Anchorage", "AK", "99501");

    /// <summary>In New Jersey two are: <c>anchor</c> and <c>bluebird</c>.</summary>
    public static Person InNewJersey() => Create("973", "Newark", "NJ", "07102");

    /// <summary>Only <c>anchor</c> is licensed here either, and in Guam: between them and Alaska it is day somewhere but from 11 to 12 UTC.</summary>
    public static Person InPuertoRico() => Create("787", "San Juan", "PR", "00901");

    public static Person InGuam() => Create("671", "Hagatna", "GU", "96910");

    /// <summary>What the person agreed to on the seller's form; null: nothing.</summary>
    public string[]? Consents { get; init; }

    public object ToLead(string campaign) => new
    {
        campaign,
        firstName = FirstName,
        lastName = LastName,
        phone = Phone,
        email = Email,
        address = new { street = "12 Oak St", city = City, state = State, zip = Zip },
        attributes = new { homeowner = true, monthlyBill = 180 },
        cost = 12.5m,
        consent = Consents is null ? null : new
        {
            channels = Consents,
            sellers = new[] { "Anchor Energy" },
            phone = Phone,
            text = "I agree to be called and texted about my request. Consent is not a condition of purchase.",
            disclosureVersion = "test-1",
            method = "web_form",
            at = TimeProvider.System.GetUtcNow().AddMinutes(-1),
        },
    };

    private static Person Create(string area, string city, string state, string zip)
    {
        var number = Interlocked.Increment(ref s_number);
        var letters = string.Concat(number.ToString("00000", CultureInfo.InvariantCulture).Select(digit => "bcdfghklmn"[digit - '0'] + "a"));
        var phone = string.Create(CultureInfo.InvariantCulture, $"{area}{200 + number / 10_000}{number % 10_000:0000}");
        var last = char.ToUpperInvariant(letters[0]) + letters[1..];
        return new Person("Robin", last, phone, $"robin.{letters}@gmail.com", city, state, zip);
    }
}
