using Orleans.Runtime;

namespace LeadGrid.Benchmarks.Storage;

/// <summary>A grain that writes its whole state with every call.</summary>
[Alias("bench.counter")]
public interface ICounterGrain : IGrainWithStringKey
{
    [Alias("increment")]
    Task Increment();
}

[GenerateSerializer, Alias("bench.count")]
public sealed class Count
{
    [Id(0)]
    public long Value { get; set; }

    /// <summary>As large as a lead's row.</summary>
    [Id(1)]
    public string Ballast { get; set; } = new('x', 400);
}

[Alias("bench.ado-counter")]
public interface IAdoNetCounterGrain : ICounterGrain;

[Alias("bench.group-counter")]
public interface IGroupCounterGrain : ICounterGrain;

internal sealed class AdoNetCounterGrain([PersistentState("count", "adonet")] IPersistentState<Count> count) : Grain, IAdoNetCounterGrain
{
    public Task Increment()
    {
        count.State.Value++;
        return count.WriteStateAsync();
    }
}

internal sealed class GroupCounterGrain([PersistentState("count", "group")] IPersistentState<Count> count) : Grain, IGroupCounterGrain
{
    public Task Increment()
    {
        count.State.Value++;
        return count.WriteStateAsync();
    }
}
