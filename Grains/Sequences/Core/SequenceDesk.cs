using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Intake;

namespace LeadGrid.Sequences;

/// <summary>What may become of a sequence. Who may ask at all is the grain's to check.</summary>
internal static class SequenceDesk
{
    /// <summary>A published version is kept as long as the sequence: runs may be on it.</summary>
    private const int MaximumVersions = 200;

    public static SequenceResult Save(
        FollowUpSequence? stored, string campaign, string id, SequenceContent content, long expected, Actor by, DateTimeOffset now)
    {
        if (stored is not null && stored.Revision == expected + 1 && stored.Versions[^1] is { Status: SequenceStatus.Draft } last
            && Settings.Same(last.Content, content))
        {
            return new SequenceStored(stored);
        }

        if ((stored?.Revision ?? 0) != expected)
        {
            return new SequenceChanged(stored);
        }

        var faults = SequenceRules.Check(id, content);
        if (faults.Length > 0)
        {
            return new SequenceFaulty(faults);
        }

        SequenceVersion[] kept = [.. (stored?.Versions ?? []).Where(version => version.Status != SequenceStatus.Draft)];
        if (kept.Length >= MaximumVersions)
        {
            return new SequenceRefused($"It has had {MaximumVersions} published versions: go on with a new sequence.", stored!);
        }

        var draft = new SequenceVersion
        {
            Number = (stored?.Versions[^1].Number ?? 0) + 1,
            Status = SequenceStatus.Draft,
            Content = content,
            By = by.Name,
            At = now,
        };
        return new SequenceStored(new FollowUpSequence { Campaign = campaign, Id = id, Revision = expected + 1, Versions = [.. kept, draft] });
    }

    /// <param name="faults">What is wrong with the draft's templates.</param>
    public static SequenceResult Publish(FollowUpSequence stored, long expected, FieldFault[] faults)
    {
        var last = stored.Versions[^1];
        return stored.Revision == expected + 1 && last.Status == SequenceStatus.Live ? new SequenceStored(stored)
            : stored.Revision != expected ? new SequenceChanged(stored)
            : last.Status != SequenceStatus.Draft ? new SequenceRefused("Save a draft first.", stored)
            : faults.Length > 0 ? new SequenceFaulty(faults)
            : Stored(stored, [.. stored.Versions[..^1].Select(Past), last with { Status = SequenceStatus.Live }]);
    }

    public static SequenceResult Withdraw(FollowUpSequence stored, long expected) =>
        stored.Revision == expected + 1 && LiveOf(stored) is null ? new SequenceStored(stored)
        : stored.Revision != expected ? new SequenceChanged(stored)
        : LiveOf(stored) is null ? new SequenceRefused("No version of it is live: there is nothing to withdraw.", stored)
        : Stored(stored, [.. stored.Versions.Select(Past)]);

    public static SequenceVersion? LiveOf(FollowUpSequence sequence) =>
        sequence.Versions.SingleOrDefault(version => version.Status == SequenceStatus.Live);

    private static SequenceStored Stored(FollowUpSequence before, SequenceVersion[] versions) =>
        new(before with { Revision = before.Revision + 1, Versions = versions });

    private static SequenceVersion Past(SequenceVersion version) =>
        version.Status == SequenceStatus.Live ? version with { Status = SequenceStatus.Past } : version;
}
