using MessagePack;

namespace LeadGrid.Benchmarks;

/// <summary>
/// A frame of the live grid as the benchmark's watchers read it: where it belongs, and of each row what tells rows apart
/// and when it was judged. They share the cores with the server, so they read no more; a browser has cores of its own.
/// </summary>
[MessagePackObject]
public sealed class SeenFrame
{
    [Key("kind")] public required string Kind { get; init; }
    [Key("epoch")] public required string Epoch { get; init; }
    [Key("fromSeq")] public required long FromSeq { get; init; }
    [Key("toSeq")] public required long ToSeq { get; init; }
    [Key("rows")] public SeenRow[] Rows { get; init; } = [];
    [Key("more")] public bool More { get; init; }
}

[MessagePackObject]
public sealed class SeenRow
{
    /// <summary>Holds the number that <see cref="MadeLead"/> gave it.</summary>
    [Key("email")] public string? Email { get; init; }

    /// <summary>Unix milliseconds.</summary>
    [Key("updatedAt")] public required long UpdatedAt { get; init; }
}
