namespace LeadGrid.Access;

public enum ActorKind
{
    /// <summary>LeadGrid itself: routing, due work, migrations.</summary>
    System,

    /// <summary>The operator's staff: sees every lead.</summary>
    Administrator,

    /// <summary>A broker: sees its own leads and no other's.</summary>
    Broker,

    /// <summary>A seller's API key: posts leads and reads back the ones it posted.</summary>
    Seller,
}

/// <summary>
/// Who asks. An explicit argument of every grain method that reads or changes something of someone's; the grain
/// checks it against its own facts. <c>RequestContext</c> is settable by any caller and so proves nothing.
/// </summary>
/// <param name="Kind">What the caller is.</param>
/// <param name="Id">The broker's id, the seller's id, or the administrator's user key.</param>
/// <param name="Name">What the timeline shows as "by"; a business name or a role, never a person's contact data.</param>
[GenerateSerializer, Immutable, Alias("actor")]
public sealed record Actor(
    [property: Id(0)] ActorKind Kind,
    [property: Id(1)] string Id,
    [property: Id(2)] string Name)
{
    public static Actor Router(string campaign) => new(ActorKind.System, "router", $"router of {campaign}");
}
