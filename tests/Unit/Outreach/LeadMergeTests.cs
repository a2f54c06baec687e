using LeadGrid.Intake;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using Xunit;

namespace LeadGrid.Unit.Outreach;

public sealed class LeadMergeTests
{
    private static readonly LeadRow Row = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        Status = LeadStatus.AppointmentSet,
        Score = 50,
        Campaign = "home-solar",
        Seller = "s",
        BrokerName = "Anchor",
        FirstName = " Mary\nAnn ",
        LastName = "",
        City = "Phoenix",
        State = "AZ",
        Phone = "+18102929388",
        ReceivedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        AppointmentAt = new DateTimeOffset(2026, 12, 1, 20, 30, 0, TimeSpan.Zero),
    };

    private static readonly Uri Link = new("https://leads.example.com/b/abc");

    [Fact]
    public void Fields_say_what_is_known_on_one_line_and_on_the_persons_clock()
    {
        var values = LeadMerge.Of(new LeadView { Row = Row, Address = new PostedAddress(null, null, null, "85001-1234", null) }, "Home Solar", Link);
        Assert.Equal(
            ["Mary Ann", null, "Phoenix", "AZ", "Home Solar", "Anchor", "Tuesday, December 1", "1:30 PM", null, "https://leads.example.com/b/abc"],
            MergeFields.All.Select(values.Of));
    }

    [Fact]
    public void Without_an_address_the_numbers_clock_counts()
    {
        var values = LeadMerge.Of(new LeadView { Row = Row with { State = null } }, "", Link);
        Assert.Equal("3:30 PM", values.Of(MergeFields.AppointmentTime));
        Assert.Null(values.Of(MergeFields.CampaignName));
        var more = values.With(MergeFields.PreferencesLink, MergeFields.SampleLink);
        Assert.Equal((MergeFields.SampleLink, "3:30 PM"), (more.Of(MergeFields.PreferencesLink), more.Of(MergeFields.AppointmentTime)));
    }

    [Theory]
    [InlineData("852")]
    [InlineData("")]
    public void A_short_zip_tells_nothing(string zip) => Assert.Equal(
        "1:30 PM",
        LeadMerge.Of(new LeadView { Row = Row, Address = new PostedAddress(null, null, null, zip, null) }, "x", Link).Of(MergeFields.AppointmentTime));

    [Fact]
    public void An_appointment_on_an_unknown_clock_is_not_told()
    {
        var nowhere = Row with { State = null, Phone = null };
        Assert.Null(LeadMerge.Of(new LeadView { Row = nowhere, Address = new PostedAddress(null, null, null, null, null) }, "x", Link).Of(MergeFields.AppointmentDay));
        Assert.Null(LeadMerge.Of(new LeadView { Row = Row with { AppointmentAt = null } }, "x", Link).Of(MergeFields.AppointmentDay));
    }

    [Fact]
    public void Every_field_has_a_sample() => Assert.All(MergeFields.All, field => Assert.NotNull(MergeFields.Sample.Of(field)));
}
