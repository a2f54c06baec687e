using System.Diagnostics;
using LeadGrid.Leads;
using LeadGrid.Log;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Benchmarks;

/// <summary>Writes to the log as the commit path does: many events a transaction.</summary>
internal static class LogWriter
{
    private const string Insert = """
        INSERT INTO lead_event (ordinal, lead_id, campaign, version, kind, at, actor_kind, actor_id, actor_name, commit_id, body)
        SELECT ordinal - 1, lead_id, 'home-solar', 1, kind, now(), 1, 'acme', 'Acme', gen_random_uuid(), '{"score": 50, "flags": ["mobile"]}'
        FROM unnest($1, $2) WITH ORDINALITY AS e (lead_id, kind, ordinal)
        """;

    /// <param name="told">Is told of a transaction's leads after its commit.</param>
    public static async Task Transaction(NpgsqlDataSource source, int events, Func<Guid[], Task>? told = null)
    {
        Guid[] leads = [.. Enumerable.Range(0, events).Select(_ => Guid.CreateVersion7())];
        await using var command = source.CreateCommand(Insert);
        command.Parameters.Add(new NpgsqlParameter { Value = leads, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = leads.Select((_, i) => i % 2 == 0 ? LeadEventKind.Received : LeadEventKind.Assigned).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        });
        await command.ExecuteNonQueryAsync();
        if (told is not null)
        {
            await told(leads);
        }
    }

    /// <summary>Events as fast as four writers can.</summary>
    public static Task Flood(NpgsqlDataSource source, int events, Func<Guid[], Task>? told = null) =>
        Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var written = 0; written < events / 4; written += 250)
            {
                await Transaction(source, 250, told);
            }
        }));

    /// <summary>A thousand events a second, ten a transaction. Gives back when each transaction was committed.</summary>
    public static async Task<List<long>> Steady(NpgsqlDataSource source, TimeSpan length, Func<Guid[], Task>? told = null)
    {
        var committed = new List<long>();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < length)
        {
            await beat.WaitForNextTickAsync();
            // A beat that came late is made up for.
            while (committed.Count * 10 < Stopwatch.GetElapsedTime(started).TotalMilliseconds)
            {
                await Transaction(source, 10, told);
                committed.Add(Stopwatch.GetTimestamp());
            }
        }

        return committed;
    }

    public static int ShardOf(Guid lead) => LogShards.Of(lead);
}
