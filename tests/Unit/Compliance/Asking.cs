using System.Globalization;

namespace LeadGrid.Compliance;

/// <summary>Questions to the shipped rules.</summary>
internal static class Asking
{
    public const string Seller = "acme";

    /// <summary>A text for marketing to a person in New Jersey on a Wednesday noon: nothing stands in its way but consent.</summary>
    public static readonly PermitQuestion Sound = new()
    {
        Channel = ContactChannel.Sms,
        Purpose = ContactPurpose.Marketing,
        At = Local("America/New_York", "2026-03-04 12:00:00"),
        Seller = Seller,
        Subject = "solar",
        Phone = "+12015550123",
        State = "NJ",
        Zip = "07102",
    };

    /// <summary>Every part of prior express written consent, to every channel.</summary>
    public static readonly ConsentRecord Consent = new()
    {
        At = Sound.At.AddDays(-10),
        Channels = Enum.GetValues<ContactChannel>(),
        Sellers = [Seller],
        Phone = Sound.Phone,
        Text = "I agree that Acme may call and text me at this number by automated means. It is no condition of purchase.",
        Signature = "ticked",
        DisclosesCalls = true,
        NoConditionOfPurchase = true,
    };

    public static readonly ContactFacts Consented = new() { Consents = [Consent] };

    public static PermitDecision Decide(PermitQuestion question, ContactFacts? facts = null) =>
        Permits.Decide(question, facts ?? ContactFacts.None, RuleSet.Shipped);

    /// <summary>About the time alone: by address, with consent taken as given.</summary>
    public static PermitDecision AtHour(string state, string? zip, DateTimeOffset at, ContactChannel channel = ContactChannel.Sms) =>
        Decide(new PermitQuestion
        {
            Channel = channel, Purpose = ContactPurpose.Marketing, At = at, State = state, Zip = zip, AssumeConsent = true,
        });

    /// <summary>The instant of a clock on the wall that shows it once.</summary>
    public static DateTimeOffset Local(string zone, string time)
    {
        var local = DateTime.Parse(time, CultureInfo.InvariantCulture);
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        Assert.False(info.IsAmbiguousTime(local) || info.IsInvalidTime(local), $"{time} in {zone}");
        return new DateTimeOffset(local, info.GetUtcOffset(local)).ToUniversalTime();
    }

    public static DateTimeOffset Utc(string time) =>
        DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static void Allows(PermitDecision decision) => Assert.True(decision is PermitAllowed, Told(decision));

    public static void Denies(PermitDecision decision, params string[] rules)
    {
        Assert.True(decision is PermitDenied, Told(decision));
        Assert.All(rules, rule => Assert.Contains(decision.Reasons, reason => reason.Rule == rule && reason.Outcome == PermitOutcome.Deny));
    }

    public static void DefersUntil(DateTimeOffset until, PermitDecision decision)
    {
        Assert.True(decision is PermitDeferred, Told(decision));
        Assert.Equal(until, ((PermitDeferred)decision).Until);
    }

    public static string Told(PermitDecision decision) => $"{decision.ToAnswer().Outcome}\n"
        + string.Join('\n', decision.Reasons.Select(reason => $"{reason.Rule}: {reason.Outcome}: {reason.Sentence}"));
}
