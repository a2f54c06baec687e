namespace LeadGrid;

/// <summary>
/// The database did not do what it was asked: it cannot be reached, has no room, or took too long. What was asked for may
/// have happened all the same; asked for again with the same key or version, it does not happen twice.
/// </summary>
/// <param name="message">A sentence without what the database said: that may repeat values of rows.</param>
[GenerateSerializer, Alias("storage-unavailable")]
public sealed class StorageUnavailableException(string message) : Exception(message);
