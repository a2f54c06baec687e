using System.Globalization;
using LeadGrid.Storage;
using LeadGrid.Storage.Commits;
using Npgsql;
using Orleans.Runtime;
using Orleans.Storage;

namespace LeadGrid.Testing.GrainState;

/// <summary>
/// The group commit behind Orleans' own storage interface, as thin as can be: for the contract suite, which holds it against
/// the ADO.NET provider, and for the benchmark of the two.
/// </summary>
internal sealed class GroupCommitStorage : IGrainStorage, IAsyncDisposable
{
    private readonly GroupCommit<StateWrite> _writes;
    private readonly GroupRead<string, Stored> _reads;
    private readonly LeadDataSource _database;
    private readonly IGrainStorageSerializer _serializer;

    public GroupCommitStorage(LeadDataSource database, IGrainStorageSerializer serializer, GroupCommit<StateWrite> writes)
    {
        (_database, _serializer, _writes) = (database, serializer, writes);
        _reads = new GroupRead<string, Stored>(Read);
        _writes.Start();
        _reads.Start();
    }

    private sealed record Stored(long Version, byte[]? Payload);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = await _reads.Read(Key(stateName, grainId), CancellationToken.None);
        grainState.RecordExists = stored?.Payload is not null;
        grainState.ETag = stored is null ? null : Text(stored.Version);
        grainState.State = stored?.Payload is { } payload ? _serializer.Deserialize<T>(payload) : Activator.CreateInstance<T>();
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Commit(stateName, grainId, grainState, _serializer.Serialize(grainState.State).ToArray());
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Commit(stateName, grainId, grainState, null);
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync();
        await _reads.DisposeAsync();
    }

    private async Task Commit<T>(string stateName, GrainId grainId, IGrainState<T> grainState, byte[]? payload)
    {
        var seen = grainState.ETag is { } tag ? long.Parse(tag, CultureInfo.InvariantCulture) : 0;
        await _writes.Commit(new StateWrite(Key(stateName, grainId), seen, payload));
        grainState.ETag = Text(seen + 1);
    }

    private async Task<IReadOnlyDictionary<string, Stored>> Read(string[] grains, CancellationToken cancellation)
    {
        await using var command = _database.Source.CreateCommand("SELECT grain, version, payload FROM grain_state WHERE grain = ANY($1)");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = grains });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new Dictionary<string, Stored>();
        while (await reader.ReadAsync(cancellation))
        {
            rows[reader.GetString(0)] = new Stored(reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2));
        }

        return rows;
    }

    private static string Key(string stateName, GrainId grain) => $"{stateName}/{grain}";

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);
}
