using LeadGrid.Appointments;

namespace LeadGrid.Unit.Api;

public sealed class BookingZonesTests
{
    [Theory]
    [InlineData("America/New_York", null, "America/New_York")]
    [InlineData("America/New_York", "America/Phoenix", "America/Phoenix")]
    [InlineData("America/New_York", "Europe/Berlin", "Europe/Berlin")]
    [InlineData("America/New_York", "Asia/Tokyo", "America/New_York")]
    [InlineData("America/New_York", "../etc/passwd", "America/New_York")]
    [InlineData(null, null, "Europe/Berlin")]
    public void A_zone_is_taken_where_it_is_offered(string? persons, string? asked, string expected)
    {
        var sight = new BookingSight { Zone = persons, BrokerZone = "Europe/Berlin" };
        Assert.Equal(expected, BookingZones.Choose(sight, asked));
    }

    [Fact]
    public void Each_zone_is_offered_once_by_the_name_that_people_use()
    {
        var sight = new BookingSight { Zone = "America/Indiana/Knox", BrokerZone = "America/New_York" };
        var zones = BookingZones.For(sight);
        Assert.Equal(("America/Indiana/Knox", "America/Indiana/Knox"), zones[0]);
        Assert.Equal(zones.Length, zones.DistinctBy(each => each.Zone).Count());
        Assert.All(zones, each => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(each.Zone, out _), each.Zone));
        Assert.Equal("Eastern Time", BookingZones.NameOf(sight, "America/New_York"));
    }
}
