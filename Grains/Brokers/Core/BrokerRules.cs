using LeadGrid.Intake;

namespace LeadGrid.Brokers;

internal static class BrokerRules
{
    public static FieldFault[] Check(BrokerProfile profile) =>
        profile.Name.Length == 0 ? [new FieldFault("name", "Give the broker a name.")] : [];
}
