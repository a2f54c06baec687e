namespace LeadGrid.Processes;

/// <summary>How one process of a cluster is to be started; an override of <see cref="LocalClusterOptions.Configure"/> changes it.</summary>
public sealed class ProcessPlan
{
    /// <summary><c>silo-1</c>, <c>api-2</c>: unique in its cluster.</summary>
    public required string Name { get; init; }

    public bool IsSilo => Name.StartsWith("silo", StringComparison.Ordinal);

    /// <summary>Port of its HTTP endpoint: the product's of an Api, health and metrics of a silo.</summary>
    public required int Port { get; init; }

    /// <summary>The assembly to run, e.g. of another build.</summary>
    public required string Program { get; set; }

    /// <summary>All its settings, as environment variables (<c>ConnectionStrings__leadgrid</c>).</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);
}
