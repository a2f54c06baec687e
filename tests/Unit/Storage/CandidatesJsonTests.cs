using LeadGrid.Leads;
using LeadGrid.Routing;

namespace LeadGrid.Storage;

public sealed class CandidatesJsonTests
{
    private static readonly RoutingCandidate[] Two =
    [
        new("a", "Anchor \"Solar\"", true, [], 3), new("b", "Bluebird", false, ["is paused", "is not licensed in NJ"], 1),
    ];

    [Fact]
    public void Candidates_are_written_in_few_bytes_and_read_as_they_were()
    {
        var json = StorageJson.Write(new LeadEventBody { Routing = new RoutingExplanation("a", "The only eligible broker.", Two) });
        Assert.Contains("""[["a","Anchor \u0022Solar\u0022",3],["b","Bluebird",1,"is paused","is not licensed in NJ"]]""", json, StringComparison.Ordinal);
        Same(Two, StorageJson.Read<LeadEventBody>(json).Routing!.Candidates);
    }

    [Fact]
    public void The_same_judgement_is_the_same_text_for_every_lead() =>
        Assert.Equal(StorageJson.Write(Two), StorageJson.Write(Two));

    [Fact]
    public void None_are_none() => Assert.Empty(StorageJson.Read<RoutingCandidate[]>(StorageJson.Write(Array.Empty<RoutingCandidate>())));

    [Fact]
    public void What_was_written_with_named_fields_is_still_read() => Same(Two, StorageJson.Read<RoutingCandidate[]>("""
        [{"brokerId":"a","brokerName":"Anchor \"Solar\"","eligible":true,"reasons":[],"weight":3},
         {"brokerId":"b","brokerName":"Bluebird","eligible":false,"reasons":["is paused","is not licensed in NJ"],"weight":1}]
        """));

    private static void Same(RoutingCandidate[] expected, RoutingCandidate[] actual)
    {
        Assert.Equal(expected.Select(c => (c.BrokerId, c.BrokerName, c.Eligible, c.Weight)), actual.Select(c => (c.BrokerId, c.BrokerName, c.Eligible, c.Weight)));
        Assert.Equal(expected.SelectMany(c => c.Reasons), actual.SelectMany(c => c.Reasons));
    }
}
