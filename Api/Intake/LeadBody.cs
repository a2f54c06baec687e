namespace LeadGrid.Intake;

/// <summary>A lead as sellers post it: the shape that the OpenAPI document shows. Read leniently, field by field.</summary>
internal sealed record LeadBody
{
    /// <summary>The campaign's code.</summary>
    public required string Campaign { get; init; }

    /// <summary>Your own id of the lead: a repeated post gets the first answer again.</summary>
    public string? ExternalId { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }

    /// <summary>Any usual way of writing; a phone or an e-mail address is required.</summary>
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public PostedAddress? Address { get; init; }

    /// <summary>Any scalars; the campaign's posting specification names the ones it wants.</summary>
    public Dictionary<string, object>? Attributes { get; init; }
    public PostedConsent? Consent { get; init; }

    /// <summary>What the lead costs.</summary>
    public decimal? Cost { get; init; }

    /// <summary>ISO 4217; the campaign's by default.</summary>
    public string? Currency { get; init; }

    public static readonly LeadBody Example = new()
    {
        Campaign = "home-solar",
        ExternalId = "A-10017",
        FirstName = "Josephine",
        LastName = "Darakjy",
        Phone = "(810) 292-9388",
        Email = "josephine@darakjy.example.org",
        Address = new PostedAddress("4 B Blue Ridge Blvd", "Brighton", "MI", "48116", "US"),
        Attributes = new Dictionary<string, object> { ["homeowner"] = true, ["monthlyBill"] = 180 },
        Consent = new PostedConsent
        {
            Channels = ["sms", "voice", "email"],
            Sellers = ["Acme Solar"],
            Phone = "+18102929388",
            Text = "I agree that Acme Solar may call and text me at this number. Consent is not a condition of purchase.",
            DisclosureVersion = "2026-01",
            Method = "web_form",
            At = new DateTimeOffset(2026, 1, 31, 15, 4, 5, TimeSpan.Zero),
            Ip = "203.0.113.9",
            UserAgent = "Mozilla/5.0",
            FormUrl = "https://forms.example.com/solar",
        },
        Cost = 12.50m,
        Currency = "USD",
    };
}
