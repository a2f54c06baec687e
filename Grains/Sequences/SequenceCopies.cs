using System.Collections.Concurrent;
using LeadGrid.Outreach;

namespace LeadGrid.Sequences;

/// <summary>
/// A silo's copies of sequences, so that a step costs no call to another silo for what never changes: a published version. Which
/// one is live may be <see cref="s_lifetime"/> old.
/// </summary>
internal sealed class SequenceCopies(IGrainFactory grains, TimeProvider time)
{
    private const int Maximum = 1_000;
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, (FollowUpSequence? Sequence, long ReadAt)> _copies = new();

    /// <returns>The version on which runs begin; null: there is none.</returns>
    public async ValueTask<SequenceVersion?> Live(string campaign, string id) =>
        await Read(campaign, id, _ => false) is { } sequence ? SequenceDesk.LiveOf(sequence) : null;

    /// <summary>For somebody who begins a run by hand, and may have published a moment ago.</summary>
    public async Task<SequenceVersion?> LiveNow(string campaign, string id)
    {
        _copies.TryRemove(ISequenceGrain.KeyOf(campaign, id), out _);
        return await Live(campaign, id);
    }

    /// <returns>What the version says; null: it is gone, which no published version ever is.</returns>
    public async ValueTask<SequenceContent?> Content(string campaign, string id, int version)
    {
        var sequence = await Read(campaign, id, known => Find(known, version) is not null);
        return Find(sequence, version)?.Content;
    }

    private static SequenceVersion? Find(FollowUpSequence? sequence, int version) =>
        sequence?.Versions.FirstOrDefault(each => each.Number == version);

    private async ValueTask<FollowUpSequence?> Read(string campaign, string id, Predicate<FollowUpSequence?> isGoodForEver)
    {
        var key = ISequenceGrain.KeyOf(campaign, id);
        if (_copies.TryGetValue(key, out var known) && (time.GetElapsedTime(known.ReadAt) < s_lifetime || isGoodForEver(known.Sequence)))
        {
            return known.Sequence;
        }

        var readAt = time.GetTimestamp();
        var sequence = await grains.GetGrain<ISequenceGrain>(key).Get(MessageSteps.Outreach);
        if (_copies.Count >= Maximum)
        {
            _copies.Clear();
        }

        _copies[key] = (sequence, readAt);
        return sequence;
    }
}
