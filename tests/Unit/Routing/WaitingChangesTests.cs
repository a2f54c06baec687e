using LeadGrid.Leads;
using LeadGrid.Log;

namespace LeadGrid.Routing;

public sealed class WaitingChangesTests
{
    [Theory]
    [InlineData(LeadEventKind.Assigned)]
    [InlineData(LeadEventKind.Won)]
    [InlineData(LeadEventKind.Lost)]
    [InlineData(LeadEventKind.Returned)]
    public void The_last_event_that_matters_decides(string end)
    {
        var (waits, gone) = (Guid.NewGuid(), Guid.NewGuid());
        var changes = WaitingChanges.Of(
        [
            SomeEvents.Event(1, LeadEventKind.Received, waits), SomeEvents.Event(2, LeadEventKind.Queued, waits), SomeEvents.Event(3, LeadEventKind.Queued, gone),
            SomeEvents.Event(4, LeadEventKind.Note, waits), SomeEvents.Event(5, end, gone), SomeEvents.Event(6, "of 2031", gone),
        ]);
        Assert.Equal(new WaitingChange("solar", SomeEvents.Noon), changes[waits]);
        Assert.Equal(new WaitingChange("solar", null), changes[gone]);
        Assert.Equal(2, changes.Count);
    }

    [Theory]
    [InlineData(LeadEventKind.PulledBack)]
    [InlineData(LeadEventKind.Recycled)]
    public void Whoever_goes_back_to_routing_waits_again(string kind)
    {
        var lead = Guid.NewGuid();
        var changes = WaitingChanges.Of([SomeEvents.Event(1, LeadEventKind.Assigned, lead), SomeEvents.Event(2, kind, lead)]);
        Assert.Equal(new WaitingChange("solar", SomeEvents.Noon), changes[lead]);
    }
}
