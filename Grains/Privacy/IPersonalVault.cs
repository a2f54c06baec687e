namespace LeadGrid.Privacy;

/// <summary>
/// Seals personal data with a data key per lead. Keys live in a database of their own; destroying a key erases what
/// it sealed, backups included.
/// </summary>
internal interface IPersonalVault
{
    /// <summary>Takes a fresh data key; it is on disk before it is given out.</summary>
    ValueTask<Guid> TakeKey(CancellationToken cancellation);

    /// <param name="owner">What the sealed bytes belong to; they open for no other.</param>
    /// <exception cref="ErasedException">The key was destroyed.</exception>
    ValueTask<byte[]> Seal(Guid keyId, Guid owner, ReadOnlyMemory<byte> clear, CancellationToken cancellation);

    /// <returns>The clear bytes; null where the key was destroyed.</returns>
    ValueTask<byte[]?> Open(Guid keyId, Guid owner, ReadOnlyMemory<byte> sealedBytes, CancellationToken cancellation);

    /// <summary>Reads many keys at once, so that opening a page of leads costs one query.</summary>
    ValueTask Preload(IReadOnlyCollection<Guid> keyIds, CancellationToken cancellation);
}

/// <summary>The data key of this lead was destroyed on the person's request.</summary>
internal sealed class ErasedException(Guid keyId) : Exception($"Data key {keyId} was destroyed: the data it sealed is erased.");
