using LeadGrid.Brokers;
using LeadGrid.Intake;
using LeadGrid.Leads;
using LeadGrid.Routing;

namespace LeadGrid.Unit.Routing;

/// <summary>Brokers, desks and prepared leads, to vary.</summary>
internal static class Desk
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    public static RoutingMember Broker(string id, int weight = 1, BrokerCaps? caps = null, params string[] licences) => new(
        new BrokerProfile { Id = id, Name = $"Broker {id}", Licences = licences.Length == 0 ? ["NJ"] : licences, Caps = caps ?? new() },
        weight);

    public static RoutingSettings Settings(params RoutingMember[] members) =>
        new(new() { Code = "solar", Name = "Solar" }, members);

    public static RoutingDesk Of(params RoutingMember[] members) => At(Now, [], members);

    public static RoutingDesk At(DateTimeOffset now, Dictionary<string, Allowance> allowances, params RoutingMember[] members) =>
        new(Settings(members), allowances, new RotationBook([], []), now);

    public static LeadFacts In(string? state) => new(state is null ? [] : new() { ["address.state"] = [state] });

    public static PreparedLead Lead(
        int number, string? phone = null, string? email = null, string? key = null, string? external = null, string body = "",
        bool faulty = false, string seller = "acme", string scope = "lg_key") => new()
        {
            LeadId = new Guid(number, 0, 0, new byte[8]),
            Seller = seller,
            SellerName = "Acme Leads",
            KeyScope = scope,
            PhoneHash = Hash(phone),
            EmailHash = Hash(email),
            IdempotencyHash = Hash(key),
            ExternalIdHash = Hash(external),
            BodyHash = Hash(body)!,
            Faults = faulty ? [new FieldFault("phone", "Give a phone.")] : [],
            Row = new LeadRow
            {
                Id = new Guid(number, 0, 0, new byte[8]),
                Version = 0,
                Status = LeadStatus.Received,
                Score = 50,
                Campaign = "solar",
                Seller = seller,
                ReceivedAt = Now,
                UpdatedAt = Now,
            },
            Facts = In("NJ"),
            Sealed = [],
            KeyId = Guid.Empty,
        };

    private static byte[]? Hash(string? text) => text is null ? null : System.Text.Encoding.ASCII.GetBytes(text);
}
