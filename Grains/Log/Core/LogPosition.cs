using System.Globalization;

namespace LeadGrid.Log;

/// <summary>
/// A place in the log: the epoch, the transaction that wrote the event, and the event's number within it. Compared in
/// that order. A restore resets transaction ids; the epoch, which it raises, keeps what came before in front.
/// </summary>
/// <param name="Ordinal">-1: before all events of the transaction.</param>
[GenerateSerializer, Immutable, Alias("log-position")]
internal readonly record struct LogPosition(
    [property: Id(0)] int Epoch, [property: Id(1)] ulong Transaction, [property: Id(2)] int Ordinal) : IComparable<LogPosition>
{
    /// <summary>Before the first event.</summary>
    public static readonly LogPosition Start = new(0, 0, -1);

    public int CompareTo(LogPosition other)
    {
        var epoch = Epoch.CompareTo(other.Epoch);
        var transaction = Transaction.CompareTo(other.Transaction);
        return epoch != 0 ? epoch : transaction != 0 ? transaction : Ordinal.CompareTo(other.Ordinal);
    }

    public static bool operator <(LogPosition a, LogPosition b) => a.CompareTo(b) < 0;

    public static bool operator >(LogPosition a, LogPosition b) => a.CompareTo(b) > 0;

    public static bool operator <=(LogPosition a, LogPosition b) => a.CompareTo(b) <= 0;

    public static bool operator >=(LogPosition a, LogPosition b) => a.CompareTo(b) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}/{Transaction}/{Ordinal}");
}
