using LeadGrid.Access;

namespace LeadGrid.Leads;

/// <summary>Who may see a lead, and who may work it: decided from the lead's own facts.</summary>
internal static class LeadAccess
{
    public static bool MaySee(Actor actor, LeadState lead) => actor.Kind switch
    {
        ActorKind.System or ActorKind.Administrator => true,
        ActorKind.Broker => lead.BrokerId == actor.Id,
        ActorKind.Seller => lead.Seller == actor.Id,
    };

    public static bool MayWork(Actor actor, LeadState lead) => actor.Kind switch
    {
        ActorKind.Administrator => true,
        ActorKind.Broker => lead.BrokerId == actor.Id,
        ActorKind.Seller or ActorKind.System => false,
    };
}
