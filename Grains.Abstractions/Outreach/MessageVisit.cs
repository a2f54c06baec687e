namespace LeadGrid.Outreach;

/// <summary>Somebody, or something, loaded the picture of a message or followed a link of it.</summary>
/// <param name="Place">Of the link, among all of the message; null: it was the picture.</param>
/// <param name="Agent">What it calls itself. Judged, and not kept; no address of its network ever comes here.</param>
/// <param name="Ahead">It only asks what there is (HEAD), or fetches before anybody wants it.</param>
[GenerateSerializer, Immutable, Alias("message-visit")]
public sealed record MessageVisit(
    [property: Id(0)] Guid MessageId,
    [property: Id(1)] int? Place,
    [property: Id(2)] string Agent,
    [property: Id(3)] bool Ahead)
{
    /// <summary>Characters of <see cref="Agent"/> that are looked at.</summary>
    public const int LongestAgent = 512;

    public override string ToString() => Unspoken.Of<MessageVisit>();
}

/// <summary>What became of an e-mail after it was delivered. A machine's visits are set apart, for they say nothing of the person.</summary>
/// <param name="OpenedAt">When a person first had it shown; null: as far as is known, never.</param>
/// <param name="ClickedAt">When a person first followed a link.</param>
/// <param name="Opens">How often persons had it shown; counted up to a bound, as the others.</param>
[GenerateSerializer, Immutable, Alias("message-engagement")]
public sealed record MessageEngagement(
    [property: Id(0)] DateTimeOffset? OpenedAt,
    [property: Id(1)] DateTimeOffset? MachineOpenedAt,
    [property: Id(2)] DateTimeOffset? ClickedAt,
    [property: Id(3)] DateTimeOffset? MachineClickedAt,
    [property: Id(4)] int Opens,
    [property: Id(5)] int MachineOpens,
    [property: Id(6)] int Clicks,
    [property: Id(7)] int MachineClicks);
