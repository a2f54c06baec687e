using System.Globalization;

namespace LeadGrid.Compliance.Rejudgement;

/// <summary>A change of the law, as far as its order is concerned.</summary>
internal sealed record PastChange(long Number, DateTimeOffset At);

/// <summary>Every version that decisions of a day name, and when the law was changed.</summary>
internal sealed class PastLaws(IReadOnlyDictionary<string, WrittenLaw> versions, IReadOnlyList<PastChange> changes)
{
    public WrittenLaw? Find(string version) => versions.GetValueOrDefault(version);

    /// <summary>Whether the law had been changed before an instant, and the version knows nothing of that.</summary>
    public bool IsOutdated(string version, DateTimeOffset at) => changes.Any(change => change.At < at && change.Number > NumberOf(version));

    // 2026-11-27.1+7 holds the changes up to the seventh.
    private static long NumberOf(string version) =>
        version.Split('+') is [_, var number] ? long.Parse(number, CultureInfo.InvariantCulture) : 0;
}
