using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace LeadGrid.Privacy;

/// <summary>
/// Data keys, made ahead in blocks so that no key write stands on the intake path. A key that no row uses, left by a
/// crash, is harmless.
/// </summary>
internal sealed class PersonalVault(KeyDataSource keys, MasterKey master) : IPersonalVault, IDisposable
{
    private const int BlockSize = 1_024;
    private const int KeyLength = 32;
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromMinutes(5);

    private readonly byte[] _wrapping = master.Derive("leadgrid data keys v1");
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 200_000 });
    private readonly SemaphoreSlim _filling = new(1);
    private readonly System.Collections.Concurrent.ConcurrentQueue<Guid> _ready = new();

    public async ValueTask<Guid> TakeKey(CancellationToken cancellation)
    {
        while (true)
        {
            if (_ready.TryDequeue(out var keyId))
            {
                return keyId;
            }

            await Refill(cancellation);
        }
    }

    public async ValueTask<byte[]> Seal(Guid keyId, Guid owner, ReadOnlyMemory<byte> clear, CancellationToken cancellation)
    {
        var key = await Key(keyId, cancellation) ?? throw new ErasedException(keyId);
        return Envelope.Seal(key, clear.Span, owner.ToByteArray());
    }

    public async ValueTask<byte[]?> Open(Guid keyId, Guid owner, ReadOnlyMemory<byte> sealedBytes, CancellationToken cancellation) =>
        await Key(keyId, cancellation) is { } key ? Envelope.Open(key, sealedBytes.Span, owner.ToByteArray()) : null;

    public async ValueTask Preload(IReadOnlyCollection<Guid> keyIds, CancellationToken cancellation)
    {
        var missing = keyIds.Where(id => !_cache.TryGetValue(id, out _)).Distinct().ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        await using var command = keys.Source.CreateCommand("SELECT key_id, wrapped FROM data_key WHERE key_id = ANY($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = missing });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var id = reader.GetGuid(0);
            Remember(id, Envelope.Open(_wrapping, reader.GetFieldValue<byte[]>(1), id.ToByteArray()));
        }
    }

    public void Dispose()
    {
        _cache.Dispose();
        _filling.Dispose();
    }

    private async ValueTask<byte[]?> Key(Guid keyId, CancellationToken cancellation)
    {
        if (!_cache.TryGetValue(keyId, out byte[]? key))
        {
            await Preload([keyId], cancellation);
            _cache.TryGetValue(keyId, out key);
        }

        return key;
    }

    // Short-lived, so that an erased key is gone from every silo's memory soon after it is gone from disk.
    private void Remember(Guid id, byte[] key) =>
        _cache.Set(id, key, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = KeyLifetime });

    private async Task Refill(CancellationToken cancellation)
    {
        await _filling.WaitAsync(cancellation);
        try
        {
            if (!_ready.IsEmpty)
            {
                return;
            }

            var ids = new Guid[BlockSize];
            var wrapped = new byte[BlockSize][];
            for (var i = 0; i < BlockSize; i++)
            {
                ids[i] = Guid.CreateVersion7();
                var key = RandomNumberGenerator.GetBytes(KeyLength);
                wrapped[i] = Envelope.Seal(_wrapping, key, ids[i].ToByteArray());
                Remember(ids[i], key);
            }

            await using var command = keys.Source.CreateCommand(
                "INSERT INTO data_key (key_id, wrapped) SELECT * FROM unnest($1, $2)");
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
            command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = wrapped });
            await command.ExecuteNonQueryAsync(cancellation);
            foreach (var id in ids)
            {
                _ready.Enqueue(id);
            }
        }
        finally
        {
            _filling.Release();
        }
    }
}
