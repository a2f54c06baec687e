namespace LeadGrid.Compliance;

/// <summary>A check as it is posted: the shape that the OpenAPI document shows. Read leniently, field by field.</summary>
internal sealed record CheckBody
{
    /// <summary>Any usual way of writing; it need be nobody's.</summary>
    public string? Phone { get; init; }
    public string? Email { get; init; }

    /// <summary>The two-letter code or the name of the address's state.</summary>
    public string? State { get; init; }

    /// <summary>Five or nine digits.</summary>
    public string? Zip { get; init; }
    public required ContactChannel Channel { get; init; }

    /// <summary>Marketing by default.</summary>
    public ContactPurpose? Purpose { get; init; }

    /// <summary>The time of the contact, with its offset from UTC; now by default.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The campaign's code: attempts are counted by its subject.</summary>
    public string? Campaign { get; init; }

    /// <summary>
    /// Ask about everything but what the person has to have said: consent, the message that a reply answers, the refusal that a
    /// confirmation confirms.
    /// </summary>
    public bool? AssumeConsent { get; init; }

    public static readonly CheckBody Example = new()
    {
        Phone = "(810) 292-9388",
        State = "MI",
        Zip = "48116",
        Channel = ContactChannel.Sms,
        Purpose = ContactPurpose.Marketing,
        At = new DateTimeOffset(2026, 12, 1, 20, 30, 0, TimeSpan.FromHours(-5)),
        Campaign = "home-solar",
        AssumeConsent = true,
    };
}
