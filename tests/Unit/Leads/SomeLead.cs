using LeadGrid.Access;
using LeadGrid.Intake;
using LeadGrid.Leads;

namespace LeadGrid.Unit.Leads;

/// <summary>A lead and people around it, to vary.</summary>
internal static class SomeLead
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
    public static readonly Actor Administrator = new(ActorKind.Administrator, "u1", "Staff");
    public static readonly Actor Anchor = new(ActorKind.Broker, "anchor", "Anchor Energy");
    public static readonly Actor Bluebird = new(ActorKind.Broker, "bluebird", "Bluebird Solar");
    public static readonly Actor Acme = new(ActorKind.Seller, "acme", "Acme Leads");
    public static readonly Actor Router = Actor.Router("solar");

    public static readonly PersonalPart Person = new()
    {
        FirstName = "Ada",
        LastName = "Byron",
        Phone = "+15046218927",
        PhoneFacts = new("mobile", "US", "Louisiana"),
        Email = "ada@byron.org",
        Address = new("1 Main St", "Newark", "NJ", "07102", "US"),
        Attributes = [new("age", ScalarKind.Number, "36")],
        Consent = new() { Text = "Call me" },
        ExternalId = "X-1",
        Repairs = [new("lastName", "Case mended.", "BYRON", "Byron")],
    };

    public static LeadState In(LeadStatus status) => new()
    {
        Id = Guid.Parse("01890000-0000-7000-8000-000000000001"),
        Version = 5,
        Campaign = "solar",
        Seller = "acme",
        Status = status,
        Score = 70,
        BrokerId = "anchor",
        BrokerName = "Anchor Energy",
        StateCode = "NJ",
        ReceivedAt = Now.AddHours(-2),
        UpdatedAt = Now.AddHours(-1),
        Flags = ["test"],
        Cost = new(12.5m, "USD"),
        Revenue = new(900, "USD"),
        ScoreReasons = [new("Starting points", 70)],
        KeyId = Guid.Parse("01890000-0000-7000-8000-000000000002"),
        Personal = Person,
    };
}
