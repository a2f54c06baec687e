using LeadGrid.Compliance;
using LeadGrid.Storage.Commits;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Compliance;

/// <summary>Looks people up in the lists in force, many in one round trip.</summary>
internal sealed class SuppressionLists : ISuppressionLists, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    private const string InForce = "SELECT list_id, kind, seller, area_codes, as_of, current_at FROM suppression_list WHERE state = 'current'";
    private const string Entries = "SELECT DISTINCT hash, list_id, asked_at, reassigned FROM suppression_entry WHERE hash = ANY ($1)";
    private const string Lifts = "SELECT hash, max(at) FROM suppression_lift WHERE hash = ANY ($1) GROUP BY hash";

    private readonly LeadDataSource _database;
    private readonly GroupRead<string, ListedFacts> _reads;

    public SuppressionLists(LeadDataSource database) => (_database, _reads) = (database, new(Read));

    public async Task<ListedFacts> Look(byte[] hash, CancellationToken cancellation) =>
        await _reads.Read(Convert.ToHexString(hash), cancellation) ?? ListedFacts.None;

    public void Start() => _reads.Start();

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<SuppressionLists>(
        ServiceLifecycleStage.RuntimeStorageServices,
        _ =>
        {
            Start();
            return Task.CompletedTask;
        });

    public ValueTask DisposeAsync() => _reads.DisposeAsync();

    private async Task<IReadOnlyDictionary<string, ListedFacts>> Read(string[] keys, CancellationToken cancellation)
    {
        await using var batch = _database.Source.CreateBatch();
        batch.Append(InForce);
        byte[][] hashes = [.. keys.Select(Convert.FromHexString)];
        batch.Append(Entries).AddArray(hashes, NpgsqlDbType.Bytea);
        batch.Append(Lifts).AddArray(hashes, NpgsqlDbType.Bytea);
        await using var row = await batch.ExecuteReaderAsync(cancellation);

        // The lists first: what is entered in one that becomes current only now is not known yet, and no copy is missed.
        var lists = await Lists(row, cancellation);
        await row.NextResultAsync(cancellation);
        var entries = await Found(row, cancellation);
        await row.NextResultAsync(cancellation);
        var lifts = new Dictionary<string, DateTimeOffset>();
        while (await row.ReadAsync(cancellation))
        {
            lifts[Key(row)] = row.GetFieldValue<DateTimeOffset>(1);
        }

        return keys.ToDictionary(key => key, key => ListedAs.Facts(lists, entries[key], lifts.TryGetValue(key, out var lifted) ? lifted : null));
    }

    private static async Task<List<ListInForce>> Lists(NpgsqlDataReader row, CancellationToken cancellation)
    {
        var lists = new List<ListInForce>();
        while (await row.ReadAsync(cancellation))
        {
            lists.Add(new(
                row.GetInt64(0),
                ListRows.Value<ListKind>(row.GetString(1)),
                row.IsDBNull(2) ? null : row.GetString(2),
                row.GetFieldValue<string[]>(3),
                row.GetFieldValue<DateTimeOffset>(4),
                row.GetFieldValue<DateTimeOffset>(5)));
        }

        return lists;
    }

    private static async Task<ILookup<string, ListedEntry>> Found(NpgsqlDataReader row, CancellationToken cancellation)
    {
        var found = new List<(string Key, ListedEntry Entry)>();
        while (await row.ReadAsync(cancellation))
        {
            found.Add((Key(row), new(
                row.GetInt64(1),
                row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2),
                row.IsDBNull(3) ? null : row.GetBoolean(3))));
        }

        return found.ToLookup(each => each.Key, each => each.Entry);
    }

    private static string Key(NpgsqlDataReader row) => Convert.ToHexString(row.GetFieldValue<byte[]>(0));
}
