using LeadGrid.Leads;
using LeadGrid.Log;

namespace LeadGrid.Campaigns;

public sealed class CampaignTallyTests
{
    [Fact]
    public void Events_are_counted_by_campaign_day_and_kind_and_an_unknown_kind_like_any()
    {
        var midnight = new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.FromHours(2));
        var tally = CampaignTally.Of(
        [
            SomeEvents.Event(1), SomeEvents.Event(2), SomeEvents.Event(3, "of 2031"), SomeEvents.Event(4, campaign: "roof"),
            SomeEvents.Event(5, at: midnight), SomeEvents.Event(6, at: midnight.AddHours(2)),
        ]);
        var day = new DateOnly(2026, 3, 2);
        Assert.Equal(3, tally[new("solar", day, "received")]);
        Assert.Equal(1, tally[new("solar", day, "of 2031")]);
        Assert.Equal(1, tally[new("roof", day, "received")]);
        Assert.Equal(1, tally[new("solar", day.AddDays(1), "received")]);
        Assert.Equal(4, tally.Count);
    }

    [Fact]
    public void Every_kind_of_the_log_has_its_place_in_the_sums()
    {
        string[] kinds =
        [
            LeadEventKind.Received, LeadEventKind.DuplicateReceived, LeadEventKind.Queued, LeadEventKind.Assigned, LeadEventKind.Contacted,
            LeadEventKind.AppointmentSet, LeadEventKind.Won, LeadEventKind.Lost, LeadEventKind.Returned, LeadEventKind.Note, "of 2031",
            LeadEventKind.AppointmentKept, LeadEventKind.NoShow, LeadEventKind.AppointmentCancelled,
        ];
        var sums = CampaignSums.Of(kinds.Select((kind, i) => (kind, 1L << i)));
        Assert.Equal(
            new CampaignCounts
            {
                Received = 3, Accepted = 1, Duplicate = 2, Queued = 4, Assigned = 8, Contacted = 16, AppointmentSet = 32, Won = 64, Lost = 128, Returned = 256,
                AppointmentKept = 1 << 11, NoShow = 1 << 12, AppointmentCancelled = 1 << 13,
            },
            sums);
    }
}
