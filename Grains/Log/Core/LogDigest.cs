using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeadGrid.Log;

/// <summary>
/// A digest of a run of events that tells another set, another number and another order apart (a polynomial over a prime
/// field, evaluated at a fixed point). Runs put together give the digest of the whole, and what was put on can be taken
/// off, so a consumer can be rewound. It guards against faults, not against forgers.
/// </summary>
/// <param name="Events">How many.</param>
/// <param name="Value">Of the events, in order.</param>
/// <param name="Shift">By what a digest is multiplied to put this run behind it.</param>
internal readonly record struct LogDigest(long Events, ulong Value, ulong Shift)
{
    /// <summary>The prime: 2^61 - 1.</summary>
    public const ulong Prime = (1UL << 61) - 1;

    private const ulong Base = 0x1234_5678_9abc_def1;

    public static readonly LogDigest Empty = new(0, 0, 1);

    public static LogDigest Of(LoggedEvent e)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{e.Position} {e.LeadId:N} {e.Campaign} {e.Version} {e.Kind} {e.At.UtcTicks} {e.BodyJson}");
        var hash = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new LogDigest(1, hash % Prime, Base % Prime);
    }

    public LogDigest Then(LogDigest next) => new(
        Events + next.Events, (Times(Value, next.Shift) + next.Value) % Prime, Times(Shift, next.Shift));

    /// <summary>What is left in front when this run's end is taken off.</summary>
    public LogDigest Without(LogDigest end)
    {
        var back = Inverse(end.Shift);
        return new LogDigest(Events - end.Events, Times((Value + Prime - end.Value) % Prime, back), Times(Shift, back));
    }

    /// <summary>By Fermat: a to the power of p - 2.</summary>
    private static ulong Inverse(ulong a)
    {
        var result = 1UL;
        for (var power = Prime - 2; power > 0; power >>= 1)
        {
            result = (power & 1) == 1 ? Times(result, a) : result;
            a = Times(a, a);
        }

        return result;
    }

    private static ulong Times(ulong a, ulong b) => (ulong)((UInt128)a * b % Prime);
}

/// <summary>Digests by the month of the partition that holds the events: one that is detached takes none but its own along.</summary>
internal static class LogDigests
{
    public static IReadOnlyDictionary<DateOnly, LogDigest> Of(IReadOnlyList<LoggedEvent> events)
    {
        var digests = new Dictionary<DateOnly, LogDigest>();
        foreach (var e in events)
        {
            var month = new DateOnly(e.RecordedAt.UtcDateTime.Year, e.RecordedAt.UtcDateTime.Month, 1);
            digests[month] = digests.GetValueOrDefault(month, LogDigest.Empty).Then(LogDigest.Of(e));
        }

        return digests;
    }
}
