using LeadGrid.Appointments;
using LeadGrid.Leads;
using LeadGrid.Unit.Leads;
using static LeadGrid.Unit.Appointments.SomeAppointment;

namespace LeadGrid.Unit.Appointments;

public sealed class BookableTests
{
    [Fact]
    public void A_lead_that_a_broker_works_is_open_and_no_other()
    {
        foreach (var status in Enum.GetValues<LeadStatus>())
        {
            Assert.Equal(LeadStatusRules.IsOpen(status), Bookable.IsOpen(SomeLead.In(status)));
        }

        Assert.False(Bookable.IsOpen(SomeLead.In(LeadStatus.Assigned) with { BrokerId = null }));
        Assert.False(Bookable.Exists(SomeLead.In(LeadStatus.Assigned) with { Personal = null }));
        Assert.True(Bookable.Exists(SomeLead.In(LeadStatus.Assigned)));
    }

    [Fact]
    public void What_is_set_can_be_cancelled_until_it_begins()
    {
        Assert.True(Bookable.MayCancel(Lead, At.AddTicks(-1)));
        Assert.False(Bookable.MayCancel(Lead, At));
        Assert.False(Bookable.MayCancel(Lead with { Status = LeadStatus.NoShow }, SomeLead.Now));
        Assert.False(Bookable.MayCancel(SomeLead.In(LeadStatus.AppointmentSet), SomeLead.Now));
    }

    [Fact]
    public void The_same_time_again_is_known()
    {
        Assert.True(Bookable.IsStanding(Lead, At, SomeLead.Now));
        Assert.False(Bookable.IsStanding(Lead, At.AddHours(1), SomeLead.Now));
        Assert.False(Bookable.IsStanding(LeadAppointments.Cancel(Lead) with { Status = LeadStatus.Contacted }, At, SomeLead.Now));
    }

    [Fact]
    public void The_sight_says_when_and_with_whom_and_on_whose_clock()
    {
        var sight = Bookable.Sight(Lead, SomeLead.Now);
        Assert.Equal(new BookedAppointment(At, 45, 1, Cancelled: false, Over: false, "Anchor Energy"), sight.Appointment);
        Assert.Equal(("America/New_York", null), (sight.Zone, sight.BrokerName));
        Assert.Empty(sight.Free);
        Assert.True(Bookable.Sight(Lead, At).Appointment!.Over);
        Assert.Equal((true, false), Bookable.Sight(LeadAppointments.Cancel(Lead), At).Appointment is { } gone ? (gone.Cancelled, gone.Over) : default);
        Assert.Equal("", Bookable.Sight(Lead with { BrokerName = null }, At).Appointment!.With);
    }

    [Fact]
    public void Of_nobody_there_is_no_clock_and_no_appointment()
    {
        var sight = Bookable.Sight(SomeLead.In(LeadStatus.Assigned) with { Personal = null, StateCode = null }, SomeLead.Now);
        Assert.Equal((null, null), (sight.Zone, sight.Appointment));
        Assert.Null(Bookable.Sight(SomeLead.In(LeadStatus.Assigned) with { Personal = new PersonalPart(), StateCode = null }, SomeLead.Now).Zone);
    }
}
