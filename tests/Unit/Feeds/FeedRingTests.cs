using CsCheck;
using LeadGrid.Feeds.Core;
using Xunit;
using static LeadGrid.Feeds.Deltas;

namespace LeadGrid.Feeds;

public sealed class FeedRingTests
{
    private static readonly Guid Epoch = Guid.Parse("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Later = Guid.Parse("22222222-2222-2222-2222-222222222222");

    private readonly FeedRing _ring = new(Epoch, capacity: 4);

    [Fact]
    public void A_batch_is_numbered_on_from_the_one_before()
    {
        var first = _ring.Append([Row(1, 1), Row(2, 1)]);
        var second = _ring.Append([Row(1, 2)]);

        Assert.Equal((Epoch, 0, 2), (first!.Epoch, first.FromSeq, first.ToSeq));
        Assert.Equal((Epoch, 2, 3), (second!.Epoch, second.FromSeq, second.ToSeq));
        Assert.Equal(new FeedPosition(Epoch, 3), _ring.Position);
    }

    [Fact]
    public void A_delta_older_than_what_the_ring_has_of_the_lead_is_dropped()
    {
        _ring.Append([Gone(1, 5)]);

        Assert.Null(_ring.Append([Row(1, 4), Row(1, 5)]));
        Assert.Equal(1, _ring.Position.Seq);
    }

    [Fact]
    public void Of_a_mixed_batch_the_new_deltas_are_taken()
    {
        _ring.Append([Row(1, 5)]);

        var batch = _ring.Append([Row(1, 4), Row(2, 1)]);

        Assert.Equal([Row(2, 1).LeadId], batch!.Deltas.Select(delta => delta.LeadId));
        Assert.Equal((1, 2), (batch.FromSeq, batch.ToSeq));
    }

    [Fact]
    public void Catching_up_gives_the_last_value_of_each_lead()
    {
        _ring.Append([Row(1, 1), Row(2, 1)]);
        _ring.Append([Row(1, 2)]);

        var missed = _ring.Since(Epoch, 0)!;

        Assert.Equal([(Lead(2), 1L), (Lead(1), 2L)], missed.Deltas.Select(delta => (delta.LeadId, delta.Version)));
        Assert.Equal((0, 3), (missed.FromSeq, missed.ToSeq));
    }

    [Fact]
    public void Whoever_is_level_misses_nothing()
    {
        _ring.Append([Row(1, 1)]);

        Assert.Empty(_ring.Since(Epoch, 1)!.Deltas);
    }

    [Fact]
    public void What_the_ring_has_passed_cannot_be_caught_up()
    {
        _ring.Append([Row(1, 1), Row(2, 1), Row(3, 1), Row(4, 1), Row(5, 1)]);

        Assert.Null(_ring.Since(Epoch, 0));
        Assert.Equal(4, _ring.Since(Epoch, 1)!.Deltas.Length);
    }

    [Fact]
    public void A_number_that_was_never_given_out_cannot_be_continued()
    {
        Assert.Null(_ring.Since(Epoch, 1));
    }

    [Fact]
    public void Another_epoch_cannot_be_continued()
    {
        Assert.Null(_ring.Since(Later, 0));
    }

    [Fact]
    public void A_lead_that_has_left_the_ring_is_taken_at_any_version()
    {
        _ring.Append([Row(1, 9), Row(2, 1), Row(3, 1), Row(4, 1), Row(5, 1)]);

        Assert.NotNull(_ring.Append([Row(1, 2)]));
    }

    [Fact]
    public void An_older_value_that_leaves_the_ring_does_not_take_the_lead_with_it()
    {
        _ring.Append([Row(1, 1), Row(1, 2), Row(2, 1), Row(3, 1), Row(4, 1)]);

        Assert.Null(_ring.Append([Row(1, 2)]));
    }

    [Fact]
    public void Unwatched_deltas_are_counted_and_not_kept()
    {
        _ring.Skip([Row(1, 1), Row(2, 1), Row(3, 1)]);

        Assert.Equal(3, _ring.Position.Seq);
        Assert.Null(_ring.Since(Epoch, 2));
        Assert.Empty(_ring.Since(Epoch, 3)!.Deltas);
    }

    [Fact]
    public void A_forgotten_ring_goes_on_counting()
    {
        _ring.Append([Row(1, 1)]);
        _ring.Forget();

        Assert.Null(_ring.Since(Epoch, 0));
        Assert.Equal((1, 2), (_ring.Append([Row(1, 2)])!.FromSeq, _ring.Position.Seq));
    }

    [Fact]
    public void A_delta_that_was_overtaken_while_nobody_watched_is_still_late()
    {
        _ring.Skip([Gone(1, 2)]);

        Assert.Null(_ring.Append([Row(1, 1)]));
    }

    [Fact]
    public void Unwatched_only_the_leads_told_last_are_known()
    {
        _ring.Skip([Row(1, 2), .. Enumerable.Range(2, FeedRing.KnownWhileUnwatched).Select(lead => Row(lead, 2))]);

        Assert.Equal([Lead(1)], _ring.Append([Row(1, 1), Row(2, 1)])!.Deltas.Select(delta => delta.LeadId));
    }

    [Fact]
    public void A_new_epoch_continues_nothing_but_still_knows_a_late_delta()
    {
        _ring.Append([Row(1, 5)]);
        _ring.Begin(Later);

        Assert.Null(_ring.Since(Later, 0));
        Assert.Null(_ring.Append([Row(1, 4)]));
        Assert.Equal(new FeedBatch(Later, 1, 1, []).ToSeq, _ring.Heartbeat.ToSeq);
        Assert.Equal(Later, _ring.Heartbeat.Epoch);
    }

    [Fact]
    public void Whatever_is_appended_and_skipped_catching_up_equals_applying_each_batch() => Check.Sample(
        Gen.OneOf(
            Gen.Select(Gen.Int[0, 5], Gen.Long[1, 20], (lead, version) => (lead, version)).Array[1, 4],
            Gen.Const(Array.Empty<(int, long)>())).List[0, 40],
        steps =>
        {
            var ring = new FeedRing(Epoch, capacity: 8);
            var batches = new List<FeedBatch>();
            var skipped = 1;
            foreach (var step in steps)
            {
                if (step.Length == 0)
                {
                    ring.Skip([Row(9, skipped++), Row(8, skipped++)]);
                    batches.Clear();
                }
                else if (ring.Append([.. step.Select(one => Row(one.Item1, one.Item2))]) is { } batch)
                {
                    batches.Add(batch);
                }
            }

            for (var i = 0; i < batches.Count; i++)
            {
                if (ring.Since(Epoch, batches[i].FromSeq) is { } missed)
                {
                    Assert.Equal(Final(batches.Skip(i)), Final([missed]));
                }
                else
                {
                    Assert.True(batches[i].FromSeq < ring.Position.Seq - 8);
                }
            }
        });

    private static Dictionary<Guid, long> Final(IEnumerable<FeedBatch> batches)
    {
        var final = new Dictionary<Guid, long>();
        foreach (var delta in batches.SelectMany(batch => batch.Deltas))
        {
            final[delta.LeadId] = delta.Version;
        }

        return final;
    }
}
