namespace LeadGrid.Compliance;

/// <summary>What judging one day's contacts again has come to.</summary>
[GenerateSerializer, Immutable, Alias("accuracy-day")]
public sealed record AccuracyDay
{
    /// <summary>How many differences of a day are kept with all they say; they are counted without bound.</summary>
    public const int MostDifferences = 500;

    [Id(0)] public required DateOnly Day { get; init; }

    /// <summary>The operator's time zone, whose day it is.</summary>
    [Id(1)] public required string Zone { get; init; }

    /// <summary>Messages and calls.</summary>
    [Id(2)] public long Judged { get; init; }

    /// <summary>Of these.</summary>
    [Id(3)] public long Right { get; init; }

    /// <summary>What could not be judged, since the person's record was erased. Not in <see cref="Judged"/>.</summary>
    [Id(4)] public long Erased { get; init; }
    [Id(5)] public AccuracyDifference[] Differences { get; init; } = [];

    /// <summary>Null: it waits, or is being judged.</summary>
    [Id(6)] public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Right of judged; null: nobody was contacted.</summary>
    public double? Accuracy => Judged == 0 ? null : (double)Right / Judged;
}

/// <summary>A contact that should not have been made. Nothing in it tells who the person is.</summary>
/// <param name="Contact">The contact's name: its kind and a keyed hash.</param>
/// <param name="PermitId">Null: there was no permit.</param>
/// <param name="MessageId">The message or call.</param>
/// <param name="Objections">Rules, or what was wrong with the permit, by the second judgement.</param>
/// <param name="SenderSaid">The rules that spoke when the permit was given.</param>
/// <param name="DataVersion">Of the rules by which it left.</param>
[GenerateSerializer, Immutable, Alias("accuracy-difference")]
public sealed record AccuracyDifference(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string Contact,
    [property: Id(2)] Guid? PermitId,
    [property: Id(3)] Guid? MessageId,
    [property: Id(4)] ContactChannel? Channel,
    [property: Id(5)] ContactPurpose? Purpose,
    [property: Id(6)] string[] Objections,
    [property: Id(7)] string[] SenderSaid,
    [property: Id(8)] string? DataVersion);
