using LeadGrid.Access;
using LeadGrid.Sequences;

namespace LeadGrid.Demo;

/// <summary>The sequences that ship, live in the demo's campaign that follows up by itself. The demo's leads count as real.</summary>
internal static class DemoSequences
{
    public const string Campaign = "home-battery";
    public const string Arrival = "twelve-days";

    // Each step by itself: a start that was broken off goes on where it was.
    public static async Task Ensure(IGrainFactory grains, Actor by)
    {
        foreach (var shipped in ShippedSequences.All)
        {
            var sequence = grains.GetGrain<ISequenceGrain>(ISequenceGrain.KeyOf(Campaign, shipped.Id));
            var stored = await sequence.Get(by) ?? Stored(await sequence.Save(by, shipped.Content with { IncludeFlagged = true }, 0), shipped.Id);
            if (stored is { Revision: 1 })
            {
                Stored(await sequence.Publish(by, stored.Revision), shipped.Id);
            }
        }
    }

    private static FollowUpSequence Stored(SequenceResult result, string what) => result switch
    {
        SequenceStored stored => stored.Sequence,
        SequenceFaulty faulty => throw new InvalidOperationException(
            $"The demo's sequence {what} is faulty: {string.Join("; ", faulty.Faults.Select(fault => $"{fault.Field}: {fault.Problem}"))}"),
        _ => throw new InvalidOperationException($"The demo's sequence {what} could not be made: {result.GetType().Name}."),
    };
}
