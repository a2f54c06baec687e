using LeadGrid.Access;

namespace LeadGrid.Leads;

/// <summary>Who may see a lead and its numbers, and who may work it: decided from the lead's own facts.</summary>
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

    /// <summary>Whether phone numbers are shown whole. A broker gets one by the call button only, with a permit.</summary>
    public static bool SeesNumbers(Actor actor) => actor.Kind switch
    {
        ActorKind.System or ActorKind.Administrator or ActorKind.Seller => true,
        ActorKind.Broker => false,
    };
}
