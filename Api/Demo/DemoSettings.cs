using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Leads;

namespace LeadGrid.Demo;

/// <summary>
/// Three campaigns and six brokers. The first campaign takes leads from every state at any hour, and one of its brokers has
/// no cap, so that whatever is posted finds somebody; the second shows caps, hours, filters and
/// criteria at work, and the third follows its leads up by itself.
/// </summary>
internal static class DemoSettings
{
    public const string Seller = "demo-seller";
    public const string SellerName = "Demo Leads Inc";

    /// <summary>The party that the demo's consents name.</summary>
    public const string ConsentedSeller = "Anchor Energy";

    private static readonly string[] Everywhere =
    [
        "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME",
        "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI",
        "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "PR", "VI", "GU", "AS", "MP",
    ];

    private static readonly string[] East =
        ["CT", "DE", "DC", "FL", "GA", "ME", "MD", "MA", "NH", "NJ", "NY", "NC", "OH", "PA", "RI", "SC", "VT", "VA", "WV"];

    private static readonly string[] West = ["AZ", "CA", "CO", "HI", "ID", "MT", "NV", "NM", "OR", "TX", "UT", "WA", "WY"];

    private static readonly string[] Middle =
        ["AL", "AR", "IL", "IN", "IA", "KS", "KY", "LA", "MI", "MN", "MS", "MO", "NE", "ND", "OH", "OK", "SD", "TN", "TX", "WI"];

    public static readonly BrokerProfile[] Brokers =
    [
        new() { Id = "anchor", Name = "Anchor Energy", Licences = Everywhere },
        new() { Id = "bluebird", Name = "Bluebird Solar", Licences = East, Caps = new BrokerCaps(Daily: 5_000, Monthly: 100_000, Open: 20_000) },
        new() { Id = "cactus", Name = "Cactus Power", Licences = West, Caps = new BrokerCaps(Daily: 4_000, Monthly: 80_000, Open: 15_000) },
        new() { Id = "dakota", Name = "Dakota Home", Licences = Middle, Caps = new BrokerCaps(Daily: 3_000, Open: 10_000) },
        new()
        {
            Id = "elmwood", Name = "Elmwood Life", Licences = [.. East.Concat(Middle).Distinct()],
            Caps = new BrokerCaps(Daily: 200, Monthly: 3_000, Open: 500),
            Hours = Weekdays("America/New_York", 8, 18),
        },
        new()
        {
            Id = "fernhill", Name = "Fernhill Insurance", Licences = [.. West.Concat(East).Distinct()],
            Caps = new BrokerCaps(Daily: 100, Monthly: 1_500, Open: 250),
            Filters = [new Condition("score", ConditionOperator.AtLeast, ["50"])],
            Hours = Weekdays("America/Los_Angeles", 7, 19),
        },
    ];

    public static readonly CampaignDefinition[] Campaigns =
    [
        new()
        {
            Code = "home-solar",
            Name = "Home Solar",
            Description = "Homeowners who asked for a quote on solar panels. Leads from every state, day and night.",
            Members = [new("anchor", 4), new("bluebird", 3), new("cactus", 2), new("dakota", 1)],
            Outreach = Outreach("solar", "+12015550142", "solar@demo.leadgrid.example"),
        },
        new()
        {
            Code = "term-life",
            Name = "Term Life",
            Description = "People aged 18 to 75 who asked for a term life quote.",
            RequiredFields = ["firstName", "lastName", "address.state"],
            Fields =
            [
                new("age", LeadFieldType.Number, Required: true, "0", "120", [], "Age in years."),
                new("coverage", LeadFieldType.Number, Required: false, "10000", "5000000", [], "Wished coverage in US dollars."),
                new("smoker", LeadFieldType.Boolean, Required: false, null, null, [], "Smoked within the last 12 months."),
                new("term", LeadFieldType.Choice, Required: false, null, null, ["10", "15", "20", "30"], "Years of cover."),
            ],
            Criteria =
            [
                new(new Condition("attributes.age", ConditionOperator.AtLeast, ["18"]), "The person must be at least 18."),
                new(new Condition("attributes.age", ConditionOperator.AtMost, ["75"]), "The person must be at most 75."),
            ],
            Members = [new("elmwood", 3), new("fernhill", 2)],
            Outreach = Outreach("life", "+12015550143", "life@demo.leadgrid.example"),
        },
        new()
        {
            Code = "home-battery",
            Name = "Home Battery",
            Description = "Homeowners who asked about a battery. Followed up by itself from the first minute on.",
            Members = [new("anchor", 2), new("bluebird", 1), new("cactus", 1)],
            Outreach = Outreach("battery", "+12015550144", "battery@demo.leadgrid.example"),
            FollowUp = new FollowUpSettings
            {
                Arrival = DemoSequences.Arrival,
                Recycled = DemoSequences.Arrival,
                PullBackMinutes = 15,
                Recycle = [new(LeadStatus.Returned, null, RestHours: 1, Most: 2), new(LeadStatus.Lost, "no_answer", RestHours: 30 * 24, Most: 1)],
            },
        },
    ];

    private static OutreachSettings Outreach(string line, string number, string address) => new()
    {
        Seller = ConsentedSeller,
        ProductLine = line,
        TextNumber = number,
        MailFrom = address,
        MailFromName = ConsentedSeller,
        PostalAddress = "Anchor Energy, 100 Example Street, Springfield, IL 62701",
        TextsPerSecond = 5,
        Reminders = [new(2 * 60, ContactChannel.Sms, "appointment-reminder")],
    };

    private static WorkingHours Weekdays(string zone, int from, int to) => new()
    {
        TimeZone = zone,
        Intervals = [.. Enumerable.Range(1, 5).Select(day => new WorkingInterval((DayOfWeek)day, from * 60, to * 60))],
    };
}
