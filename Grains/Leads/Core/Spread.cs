using System.Buffers.Binary;

namespace LeadGrid.Leads;

/// <summary>
/// Takes many plans for one instant apart, such as all that waited for nine o'clock: each gets its own place within a
/// while after it. The same lead always gets the same place, so that planning again is no new plan.
/// </summary>
internal static class Spread
{
    /// <returns>From <paramref name="instant"/> on, before <paramref name="instant"/> plus <paramref name="over"/>.</returns>
    public static DateTimeOffset At(Guid lead, DateTimeOffset instant, TimeSpan over)
    {
        // The end of a version 7 UUID is random; mixed, so that it says nothing of the lead's shard.
        Span<byte> bytes = stackalloc byte[16];
        lead.TryWriteBytes(bytes, bigEndian: true, out _);
        var mixed = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) * 0x9E37_79B9_7F4A_7C15;
        return instant + TimeSpan.FromTicks((long)Math.BigMul(mixed, (ulong)over.Ticks, out _));
    }
}
