using MessagePack;

namespace LeadGrid.Feeds;

/// <summary>One item of the live grid's stream: see "The live grid" in <c>docs/architecture.md</c>.</summary>
[MessagePackObject]
public sealed class GridFrame
{
    private readonly Lazy<byte[]> _encoded;

    public GridFrame() => _encoded = new(() => GridFrameFormatter.Encode(this));

    public const string Snapshot = "snapshot";
    public const string Delta = "delta";
    public const string Heartbeat = "heartbeat";

    [Key("kind")] public required string Kind { get; init; }
    [Key("epoch")] public required string Epoch { get; init; }

    /// <summary>Where the browser must stand to apply a delta. In the other kinds the same as <see cref="ToSeq"/>.</summary>
    [Key("fromSeq")] public required long FromSeq { get; init; }

    /// <summary>Where the browser stands afterwards.</summary>
    [Key("toSeq")] public required long ToSeq { get; init; }
    [Key("rows")] public GridRow[] Rows { get; init; } = [];

    /// <summary>Ids of leads that have left the view.</summary>
    [Key("removed")] public string[] Removed { get; init; } = [];

    /// <summary>Of a snapshot: another frame of it follows.</summary>
    [Key("more")] public bool More { get; init; }

    /// <summary>Of a snapshot: how many rows the view has, counted up to 100,000. In other kinds 0.</summary>
    [Key("total")] public int Total { get; init; }

    /// <summary>When it was made, Unix milliseconds.</summary>
    [Key("at")] public required long At { get; init; }

    /// <summary>As it crosses the wire; see <see cref="GridFrameFormatter"/>.</summary>
    internal byte[] Encoded => _encoded.Value;
}
