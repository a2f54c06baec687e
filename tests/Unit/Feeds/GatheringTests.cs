using LeadGrid.Feeds.Core;
using Xunit;
using static LeadGrid.Feeds.Deltas;

namespace LeadGrid.Feeds;

public sealed class GatheringTests
{
    private readonly Gathering _gathering = new(limit: 2);

    [Fact]
    public void The_newest_value_of_a_lead_wins_whichever_comes_last()
    {
        _gathering.Add(Row(1, 2));
        _gathering.Add(Row(1, 3));
        _gathering.Add(Row(1, 1));

        Assert.Equal([3L], _gathering.Take().Deltas.Select(delta => delta.Version));
    }

    [Fact]
    public void Taking_leaves_nothing()
    {
        Assert.True(_gathering.IsEmpty);
        _gathering.Add(Row(1, 1));
        Assert.False(_gathering.IsEmpty);

        Assert.False(_gathering.Take().Lost);
        Assert.True(_gathering.IsEmpty);
    }

    [Fact]
    public void More_leads_than_the_limit_become_a_loss_that_is_told()
    {
        Assert.Equal(0, _gathering.Add(Row(1, 1)) + _gathering.Add(Row(2, 1)));
        Assert.Equal(3, _gathering.Add(Row(3, 1)));
        Assert.False(_gathering.IsEmpty);
        _gathering.Add(Row(4, 1));

        var gathered = _gathering.Take();

        Assert.True(gathered.Lost);
        Assert.Equal([Lead(4)], gathered.Deltas.Select(delta => delta.LeadId));
        Assert.True(_gathering.IsEmpty);
    }
}
