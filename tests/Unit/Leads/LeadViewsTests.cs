using System.Runtime.CompilerServices;
using LeadGrid.Access;
using LeadGrid.Leads;

namespace LeadGrid.Unit.Leads;

public class LeadViewsTests
{
    private static readonly LeadState Lead = SomeLead.In(LeadStatus.Assigned);
    private static readonly Actor Stranger = new((ActorKind)99, "anchor", "?");

    [Fact]
    public void A_lead_is_seen_by_its_broker_its_seller_and_the_operator()
    {
        Assert.True(LeadAccess.MaySee(SomeLead.Administrator, Lead));
        Assert.True(LeadAccess.MaySee(SomeLead.Router, Lead));
        Assert.True(LeadAccess.MaySee(SomeLead.Anchor, Lead));
        Assert.False(LeadAccess.MaySee(SomeLead.Bluebird, Lead));
        Assert.True(LeadAccess.MaySee(SomeLead.Acme, Lead));
        Assert.False(LeadAccess.MaySee(SomeLead.Acme with { Id = "anchor" }, Lead));
        Assert.False(LeadAccess.MaySee(SomeLead.Anchor, Lead with { BrokerId = null }));
        Assert.Throws<SwitchExpressionException>(() => LeadAccess.MaySee(Stranger, Lead));
    }

    [Fact]
    public void A_lead_is_worked_by_its_broker_and_administrators()
    {
        Assert.True(LeadAccess.MayWork(SomeLead.Administrator, Lead));
        Assert.True(LeadAccess.MayWork(SomeLead.Anchor, Lead));
        Assert.False(LeadAccess.MayWork(SomeLead.Bluebird, Lead));
        Assert.False(LeadAccess.MayWork(SomeLead.Acme, Lead));
        Assert.False(LeadAccess.MayWork(SomeLead.Router, Lead));
        Assert.Throws<SwitchExpressionException>(() => LeadAccess.MayWork(Stranger, Lead));
    }

    [Fact]
    public void A_view_holds_everything_behind_the_row()
    {
        var view = LeadViews.For(SomeLead.Administrator, Lead);
        Assert.Equal(Lead.Personal!.Address, view.Address);
        Assert.Equal(Lead.Personal.Attributes, view.Attributes);
        Assert.Equal(Lead.Personal.Consent, view.Consent);
        Assert.Equal(("X-1", Lead.Cost, Lead.Revenue), (view.ExternalId, view.Cost, view.Revenue));
        Assert.Equal(Lead.ScoreReasons, view.ScoreReasons);
        Assert.Equal(Lead.Personal.Repairs, view.Repairs);
        Assert.Equal(Lead.Personal.PhoneFacts, view.Phone);
        Assert.Equal([.. LeadDecider.Allowed(LeadStatus.Assigned), "follow-up/start"], view.Commands);
        var row = view.Row;
        Assert.Equal(
            (Lead.Id, 5L, LeadStatus.Assigned, 70, "solar", "acme", "anchor", "Anchor Energy"),
            (row.Id, row.Version, row.Status, row.Score, row.Campaign, row.Seller, row.BrokerId, row.BrokerName));
        Assert.Equal(
            ("Ada", "Byron", "+15046218927", "ada@byron.org", "Newark", "NJ"),
            (row.FirstName, row.LastName, row.Phone, row.Email, row.City, row.State));
    }

    [Fact]
    public void A_broker_does_not_read_what_the_lead_cost_nor_a_seller_what_it_earned()
    {
        Assert.Null(LeadViews.For(SomeLead.Anchor, Lead).Cost);
        Assert.Equal(Lead.Revenue, LeadViews.For(SomeLead.Anchor, Lead).Revenue);
        Assert.Null(LeadViews.For(SomeLead.Acme, Lead).Revenue);
        Assert.Equal(Lead.Cost, LeadViews.For(SomeLead.Acme, Lead).Cost);
        Assert.Empty(LeadViews.For(SomeLead.Acme, Lead).Commands);
    }

    [Fact]
    public void An_erased_lead_shows_nothing_of_a_person()
    {
        var view = LeadViews.For(SomeLead.Administrator, Lead with { Personal = null });
        Assert.Equal(("", "", null, null, null), (view.Row.FirstName, view.Row.LastName, view.Row.Phone, view.Row.Email, view.Row.City));
        Assert.Null(view.Address);
        Assert.Null(view.Consent);
        Assert.Null(view.ExternalId);
        Assert.Null(view.Phone);
        Assert.Null(view.Reason);
        Assert.Empty(view.Attributes);
        Assert.Empty(view.Repairs);
    }

    [Fact]
    public void A_person_without_an_address_has_no_city() => Assert.Null(
        (Lead with { Personal = SomeLead.Person with { Address = null } }).ToRow().City);

    [Theory]
    [InlineData(LeadEventKind.Received, "Received from Acme Leads, score 70")]
    [InlineData(LeadEventKind.DuplicateReceived, "The same person was posted again by Acme Leads")]
    [InlineData(LeadEventKind.Assigned, "Assigned to Anchor Energy")]
    [InlineData(LeadEventKind.Queued, "Waiting: no broker is eligible")]
    [InlineData(LeadEventKind.Contacted, "Contacted")]
    [InlineData(LeadEventKind.Note, "Note")]
    [InlineData(LeadEventKind.AppointmentSet, "Appointment set")]
    [InlineData(LeadEventKind.AppointmentKept, "Appointment kept")]
    [InlineData(LeadEventKind.NoShow, "The person did not come to the appointment")]
    [InlineData(LeadEventKind.AppointmentCancelled, "Appointment cancelled")]
    [InlineData(LeadEventKind.AppointmentUnreported, "Nobody has said whether the appointment was kept")]
    [InlineData(LeadEventKind.ReminderSkipped, "Reminder of the appointment not sent")]
    [InlineData(LeadEventKind.Won, "Won, 12.50 USD")]
    [InlineData(LeadEventKind.Lost, "Lost")]
    [InlineData(LeadEventKind.Returned, "Returned")]
    [InlineData("a_kind_of_a_newer_version", "a_kind_of_a_newer_version")]
    public void An_event_reads_as_a_sentence(string kind, string title) => Assert.Equal(title, TimelineText.Title(
        kind, new LeadEventBody { Seller = "Acme Leads", Score = 70, BrokerName = "Anchor Energy", Revenue = new(12.5m, "USD") }));

    [Fact]
    public void An_appointment_says_when_it_is_and_whether_it_was_moved()
    {
        var body = new LeadEventBody { AppointmentAt = SomeLead.Now };
        Assert.Equal("Appointment set for 2026-03-02 15:00 UTC", TimelineText.Title(LeadEventKind.AppointmentSet, body));
        Assert.Equal("Appointment moved for 2026-03-02 15:00 UTC", TimelineText.Title(LeadEventKind.AppointmentSet, body with { MovedFrom = SomeLead.Now.AddDays(-1) }));
        Assert.Equal("Appointment for 2026-03-02 15:00 UTC cancelled", TimelineText.Title(LeadEventKind.AppointmentCancelled, body));
    }

    [Fact]
    public void A_win_without_revenue_is_just_won() => Assert.Equal("Won", TimelineText.Title(LeadEventKind.Won, new LeadEventBody()));
}
