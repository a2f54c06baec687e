using Xunit;
using static LeadGrid.Feeds.Deltas;

namespace LeadGrid.Feeds;

public sealed class RelayBookTests
{
    private static readonly Guid Epoch = Guid.Parse("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Later = Guid.Parse("22222222-2222-2222-2222-222222222222");

    private readonly RelayBook _book = new(capacity: 4);

    [Fact]
    public void The_first_position_is_taken_as_it_is()
    {
        Assert.Equal(Taken.Anew, _book.Take(new FeedPosition(Epoch, 7)));
        Assert.Equal(new FeedPosition(Epoch, 7), _book.Position);
    }

    [Fact]
    public void A_batch_that_overtakes_the_first_position_is_kept()
    {
        Assert.Equal(Taken.Anew, _book.Take(new FeedBatch(Epoch, 7, 8, [Row(1, 1)])));
        Assert.Equal(Taken.Nothing, _book.Take(new FeedPosition(Epoch, 7)));
        Assert.Equal(new FeedPosition(Epoch, 8), _book.Position);
    }

    [Fact]
    public void A_batch_that_continues_is_news()
    {
        _book.Take(new FeedPosition(Epoch, 7));

        Assert.Equal(Taken.News, _book.Take(new FeedBatch(Epoch, 7, 9, [Row(1, 1), Row(2, 1)])));
        Assert.Equal(2, _book.Between(7, 9)!.Length);
    }

    [Fact]
    public void A_batch_that_leaves_something_out_is_a_gap_and_not_taken()
    {
        _book.Take(new FeedPosition(Epoch, 7));

        Assert.Equal(Taken.Gap, _book.Take(new FeedBatch(Epoch, 8, 9, [Row(1, 1)])));
        Assert.Equal(7, _book.Position!.Seq);
    }

    [Fact]
    public void A_heartbeat_ahead_of_the_relay_is_a_gap()
    {
        _book.Take(new FeedPosition(Epoch, 7));

        Assert.Equal(Taken.Gap, _book.Take(new FeedBatch(Epoch, 8, 8, [])));
        Assert.Equal(Taken.Gap, _book.Take(new FeedPosition(Epoch, 8)));
        Assert.Equal(Taken.Nothing, _book.Take(new FeedBatch(Epoch, 7, 7, [])));
    }

    [Fact]
    public void A_catch_up_that_reaches_back_too_far_is_taken()
    {
        _book.Take(new FeedPosition(Epoch, 7));

        Assert.Equal(Taken.News, _book.Take(new FeedBatch(Epoch, 5, 9, [Row(1, 2)])));
        Assert.Equal(Taken.Nothing, _book.Take(new FeedBatch(Epoch, 6, 8, [Row(1, 1)])));
        Assert.Equal([2L], _book.Between(7, 9)!.Select(delta => delta.Version));
    }

    [Fact]
    public void A_new_epoch_forgets_what_led_there()
    {
        _book.Take(new FeedPosition(Epoch, 7));
        _book.Take(new FeedBatch(Epoch, 7, 8, [Row(1, 1)]));

        Assert.Equal(Taken.Anew, _book.Take(new FeedBatch(Later, 9, 9, [])));
        Assert.Null(_book.Between(8, 9));
        Assert.Empty(_book.Between(9, 9)!);
    }

    [Fact]
    public void What_the_feed_no_longer_has_is_skipped()
    {
        _book.Take(new FeedPosition(Epoch, 7));

        Assert.Equal(Taken.Anew, _book.Skip(new FeedPosition(Epoch, 9)));
        Assert.Null(_book.Between(7, 9));
        Assert.Equal(Taken.Nothing, _book.Skip(new FeedPosition(Epoch, 8)));
        Assert.Equal(Taken.Anew, _book.Skip(new FeedPosition(Later, 1)));
    }

    [Fact]
    public void Only_the_last_values_of_the_leads_that_changed_last_are_kept()
    {
        _book.Take(new FeedPosition(Epoch, 0));
        for (var lead = 1; lead <= 5; lead++)
        {
            _book.Take(new FeedBatch(Epoch, lead - 1, lead, [Row(lead, 1)]));
        }

        _book.Take(new FeedBatch(Epoch, 5, 6, [Row(2, 2)]));

        Assert.Null(_book.Between(0, 6));
        Assert.Equal([3, 4, 5, 2], _book.Between(1, 6)!.Select(delta => BitConverter.ToInt32(delta.LeadId.ToByteArray())));
    }

    [Fact]
    public void A_lead_that_changed_again_later_comes_with_the_later_part()
    {
        _book.Take(new FeedPosition(Epoch, 0));
        _book.Take(new FeedBatch(Epoch, 0, 2, [Row(1, 1), Row(2, 1)]));
        _book.Take(new FeedBatch(Epoch, 2, 3, [Row(1, 2)]));

        Assert.Equal([Lead(2)], _book.Between(0, 2)!.Select(delta => delta.LeadId));
        Assert.Equal([Lead(1)], _book.Between(2, 3)!.Select(delta => delta.LeadId));
    }

    [Fact]
    public void An_older_version_never_takes_the_place_of_a_newer_one()
    {
        _book.Take(new FeedPosition(Epoch, 0));
        _book.Take(new FeedBatch(Epoch, 0, 1, [Row(1, 2)]));
        _book.Take(new FeedBatch(Epoch, 1, 2, [Row(1, 1)]));

        Assert.Equal([2L], _book.Between(0, 2)!.Select(delta => delta.Version));
        Assert.Empty(_book.Between(1, 2)!);
    }
}
