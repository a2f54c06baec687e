using LeadGrid.Leads;
using LeadGrid.Log;
using LeadGrid.Storage;
using Npgsql;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace LeadGrid.Benchmarks;

[Alias("bench.memory-tally")]
internal interface IMemoryTallyGrain : IGrainWithStringKey;

[GenerateSerializer, Immutable, Alias("bench.told")]
internal sealed record Told([property: Id(0)] string Kind);

/// <summary>The competitor's consumer: the same counters by the same statement, a transaction for each batch of items.</summary>
[ImplicitStreamSubscription(Namespace)]
internal sealed class MemoryTallyGrain(LeadDataSource database) : Grain, IMemoryTallyGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<Told>
{
    public const string Provider = "memory";
    public const string Table = "memory_counter";
    private const string Namespace = "told";

    public static Task Publish(IStreamProvider provider, Guid[] leads) => Task.WhenAll(
        leads.Select((lead, i) => (Shard: LogWriter.ShardOf(lead), Kind: i % 2 == 0 ? LeadEventKind.Received : LeadEventKind.Assigned))
            .GroupBy(e => e.Shard)
            .Select(shard => provider.GetStream<Told>(StreamId.Create(Namespace, LogShards.Key(shard.Key)))
                .OnNextBatchAsync(shard.Select(e => new Told(e.Kind)))));

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => await handleFactory.Create<Told>().ResumeAsync(this);

    public async Task OnNextAsync(IList<SequentialItem<Told>> items)
    {
        var counts = items.CountBy(i => i.Item.Kind).ToList();
        await using var command = database.Source.CreateCommand($"""
            INSERT INTO {Table} AS c (campaign, day, kind, shard, events)
            SELECT 'home-solar', current_date, kind, $1, events FROM unnest($2, $3) AS t (kind, events)
            ON CONFLICT (campaign, day, kind, shard) DO UPDATE SET events = c.events + excluded.events
            """);
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = short.Parse(this.GetPrimaryKeyString(), System.Globalization.CultureInfo.InvariantCulture) });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. counts.Select(c => c.Key)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. counts.Select(c => (long)c.Value)] });
        await command.ExecuteNonQueryAsync();
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
