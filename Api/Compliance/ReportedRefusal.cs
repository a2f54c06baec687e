using LeadGrid.Intake;
using LeadGrid.Outreach;

namespace LeadGrid.Compliance;

/// <param name="Phone">The number, with its country code or as dialled in the United States.</param>
/// <param name="Channels">What is refused; left out or empty: everything, by every number and address of the person.</param>
internal sealed record ReportedRefusal(string? Phone, string? Email, ContactChannel[]? Channels)
{
    private const int MaximumLength = 320;

    public static (InboundRefusal? Refusal, FieldFault[] Faults) Read(ReportedRefusal? body) => body switch
    {
        null or { Phone: null or "", Email: null or "" } => (null, [new FieldFault("phone", "Name whose refusal it is: phone or email.")]),
        { Phone: not (null or ""), Email: not (null or "") } => (null, [new FieldFault("email", "Name one: phone or email. What is linked to it is found.")]),
        { Phone.Length: > MaximumLength } => (null, [new FieldFault("phone", "That is no phone number.")]),
        { Email.Length: > MaximumLength } => (null, [new FieldFault("email", "That is no e-mail address.")]),
        _ => (new InboundRefusal(RefusalWay.Api, null, Blank(body.Phone), Blank(body.Email), body.Channels ?? []), []),
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public override string ToString() => nameof(ReportedRefusal);
}
