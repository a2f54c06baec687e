namespace LeadGrid.Outreach;

/// <summary>The places that a template may have: <c>{{firstName}}</c>, or <c>{{firstName|there}}</c> with what stands there for people without.</summary>
internal static class MergeFields
{
    public const string FirstName = "firstName";
    public const string LastName = "lastName";
    public const string City = "city";
    public const string State = "state";
    public const string CampaignName = "campaignName";
    public const string BrokerName = "brokerName";

    /// <summary>The day of the appointment, on the person's calendar.</summary>
    public const string AppointmentDay = "appointmentDay";

    /// <summary>Its hour, on the person's clock.</summary>
    public const string AppointmentTime = "appointmentTime";

    /// <summary>The page on which the person sees and withdraws what was agreed to.</summary>
    public const string PreferencesLink = "preferencesLink";

    /// <summary>Stands for a link that each message has of its own.</summary>
    public const string SampleLink = "https://example.com/p/this-persons-own-link";

    /// <summary>Where the person books, moves or cancels an appointment by themselves. Each lead has its own.</summary>
    public const string BookingLink = "booking.link";

    /// <summary>Stands in previews for the link that each lead has of its own.</summary>
    public static readonly Uri SampleBooking = new("https://example.com/b/this-persons-own-link");

    /// <summary>Nobody's: what previews show. The address is no real one's.</summary>
    public static readonly MergeValues Sample = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [FirstName] = "Josephine",
        [LastName] = "Darakjy",
        [City] = "Brighton",
        [State] = "MI",
        [CampaignName] = "Home Solar",
        [BrokerName] = "Anchor Energy",
        [AppointmentDay] = "Tuesday, December 1",
        [AppointmentTime] = "3:30 PM",
        [PreferencesLink] = SampleLink,
        [BookingLink] = SampleBooking.AbsoluteUri,
    });

    public static readonly string[] All =
        [FirstName, LastName, City, State, CampaignName, BrokerName, AppointmentDay, AppointmentTime, PreferencesLink, BookingLink];
}

/// <summary>What is known of one person. A field without a value is not in it.</summary>
internal sealed class MergeValues(IReadOnlyDictionary<string, string> values)
{
    public string? Of(string field) => values.GetValueOrDefault(field);

    public MergeValues With(string field, string value) => new(new Dictionary<string, string>(values, StringComparer.Ordinal) { [field] = value });
}
