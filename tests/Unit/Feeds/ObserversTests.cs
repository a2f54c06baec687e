using LeadGrid.Feeds.Core;
using Xunit;

namespace LeadGrid.Feeds;

public sealed class ObserversTests
{
    private static readonly DateTimeOffset Noon = Deltas.Noon;

    private readonly Observers<string> _observers = new(TimeSpan.FromSeconds(60));

    [Fact]
    public void Without_renewal_an_observer_expires()
    {
        _observers.Renew("api-1", Noon);
        _observers.Renew("api-2", Noon.AddSeconds(30));

        _observers.Expire(Noon.AddSeconds(60));

        Assert.Equal(["api-2"], _observers.All);
    }

    [Fact]
    public void A_renewal_counts_from_its_own_time()
    {
        _observers.Renew("api-1", Noon);
        _observers.Renew("api-1", Noon.AddSeconds(20));

        _observers.Expire(Noon.AddSeconds(79));

        Assert.Equal(["api-1"], _observers.All);
        Assert.False(_observers.IsEmpty);
    }

    [Fact]
    public void Whoever_is_removed_is_gone()
    {
        _observers.Renew("api-1", Noon);
        _observers.Remove("api-1");
        _observers.Remove("api-2");

        Assert.True(_observers.IsEmpty);
    }
}
