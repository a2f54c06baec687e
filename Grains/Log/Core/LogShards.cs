using System.Globalization;

namespace LeadGrid.Log;

/// <summary>
/// The log is read in a fixed number of shards. A lead's events stay in one, in their order; leads, not campaigns, are
/// what is spread, since one campaign with most of the leads is the common case and would leave seven shards idle.
/// </summary>
internal static class LogShards
{
    /// <summary>Stored with every checkpoint: another number means new checkpoints.</summary>
    public const int Count = 8;

    /// <summary>The last byte of a version 7 UUID is random. SQL says the same by <c>get_byte(uuid_send(lead_id), 15) &amp; 7</c>.</summary>
    public static int Of(Guid lead)
    {
        Span<byte> bytes = stackalloc byte[16];
        lead.TryWriteBytes(bytes, bigEndian: true, out _);
        return bytes[15] & (Count - 1);
    }

    public static string Key(int shard) => shard.ToString(CultureInfo.InvariantCulture);

    public static int Parse(string key) => int.Parse(key, CultureInfo.InvariantCulture);
}
