namespace LeadGrid.Compliance;

internal sealed record AccuracyAnswer(AccuracyDayAnswer[] Days)
{
    public static readonly AccuracyAnswer Example = new(
    [
        new(
            new(2026, 11, 26), "America/New_York", 1_200, 1_199, 0, 1_199d / 1_200,
            [
                new(
                    new DateTimeOffset(2026, 11, 27, 2, 3, 4, TimeSpan.Zero), "phone-01c0ffee", Guid.Parse("01890000-0000-7000-8000-000000000001"),
                    Guid.Parse("01890000-0000-7000-8000-0000000000aa"), ContactChannel.Sms, ContactPurpose.Marketing, ["us-window"], ["us-written-consent"], "2026-11-27.1"),
            ],
            new DateTimeOffset(2026, 11, 27, 5, 31, 0, TimeSpan.Zero)),
    ]);
}

/// <param name="Right">Of these judged.</param>
/// <param name="Erased">Not judged, since nobody can tell any more.</param>
/// <param name="Accuracy">From 0 to 1; null: nobody was contacted.</param>
/// <param name="Differences">The first five hundred or so.</param>
/// <param name="DoneAt">Null: it waits, or is being judged.</param>
internal sealed record AccuracyDayAnswer(
    DateOnly Day, string Zone, long Judged, long Right, long Erased, double? Accuracy, AccuracyDifferenceAnswer[] Differences, DateTimeOffset? DoneAt)
{
    public static AccuracyDayAnswer From(AccuracyDay day) => new(
        day.Day, day.Zone, day.Judged, day.Right, day.Erased, day.Accuracy,
        [.. day.Differences.Select(AccuracyDifferenceAnswer.From)], day.DoneAt);
}

/// <param name="Contact">The contact's name: its kind and a keyed hash.</param>
/// <param name="PermitId">Null: there was no permit.</param>
/// <param name="Objections">Rules, or what was wrong with the permit.</param>
/// <param name="SenderSaid">The rules that spoke when the permit was given.</param>
internal sealed record AccuracyDifferenceAnswer(
    DateTimeOffset At, string Contact, Guid? PermitId, Guid? MessageId, ContactChannel? Channel, ContactPurpose? Purpose,
    string[] Objections, string[] SenderSaid, string? DataVersion)
{
    public static AccuracyDifferenceAnswer From(AccuracyDifference difference) => new(
        difference.At, difference.Contact, difference.PermitId, difference.MessageId, difference.Channel, difference.Purpose,
        difference.Objections, difference.SenderSaid, difference.DataVersion);
}
