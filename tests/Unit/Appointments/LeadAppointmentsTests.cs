using LeadGrid.Appointments;
using LeadGrid.Leads;
using LeadGrid.Unit.Leads;

namespace LeadGrid.Unit.Appointments;

public sealed class LeadAppointmentsTests
{
    private static readonly DateTimeOffset At = SomeAppointment.At;

    [Fact]
    public void An_appointment_is_made_moved_and_cancelled_each_under_a_number_of_its_own()
    {
        var made = Go(SomeLead.In(LeadStatus.Contacted), new SetAppointment(At, null, 45), SomeLead.Now);
        Assert.Equal((LeadStatus.AppointmentSet, At, At, 45, 1, SomeLead.Now), Of(made.Next));
        Assert.Null(made.Event.Body.MovedFrom);

        var moved = Go(made.Next, new SetAppointment(At.AddHours(1), null), SomeLead.Now.AddHours(1));
        Assert.Equal((LeadStatus.AppointmentSet, At.AddHours(1), At.AddHours(1), 30, 2, SomeLead.Now.AddHours(1)), Of(moved.Next));
        Assert.Equal(At, moved.Event.Body.MovedFrom);

        var cancelled = Go(moved.Next, new CancelAppointment(" ill ", "calls again"), SomeLead.Now.AddHours(2));
        Assert.Equal((LeadStatus.Contacted, null, At.AddHours(1), 30, 3, SomeLead.Now.AddHours(1)), Of(cancelled.Next));
        Assert.True(cancelled.Next.Appointment!.Cancelled);
        Assert.Equal(("ill: calls again", At.AddHours(1)), (cancelled.Event.Text, cancelled.Event.Body.AppointmentAt));

        var again = Go(cancelled.Next, new SetAppointment(At, null), SomeLead.Now.AddHours(3));
        Assert.Equal(4, again.Next.Appointment!.Revision);
        Assert.Null(again.Event.Body.MovedFrom);
        Assert.False(again.Next.Appointment.Cancelled);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void An_outcome_is_told_once_the_time_has_come(long ticks, bool may)
    {
        foreach (var (command, status) in new (LeadCommand, LeadStatus)[] { (new KeepAppointment("x"), LeadStatus.AppointmentKept), (new MissAppointment("x"), LeadStatus.NoShow) })
        {
            switch (LeadDecider.Decide(SomeAppointment.Lead, command, SomeLead.Anchor, At.AddTicks(ticks)))
            {
                case LeadDecision.Go go:
                    Assert.True(may);
                    Assert.Equal((status, At, At, "x"), (go.Next.Status, go.Next.AppointmentAt, go.Event.Body.AppointmentAt, go.Event.Text));
                    break;
                case LeadDecision.No no:
                    Assert.False(may);
                    Assert.Equal((null, "The appointment is still to come: say afterwards whether it was kept, or cancel it."), (no.Field, no.Problem));
                    break;
            }
        }
    }

    [Fact]
    public void Its_brokers_time_is_taken_as_long_as_it_is_set()
    {
        Assert.Equal(new BookedTime(SomeAppointment.Lead.Id, "anchor", At, At.AddMinutes(45)), LeadAppointments.Booking(SomeAppointment.Lead));
        foreach (var status in Enum.GetValues<LeadStatus>().Where(each => each != LeadStatus.AppointmentSet))
        {
            Assert.Null(LeadAppointments.Booking(SomeAppointment.Lead with { Status = status }));
        }

        Assert.Null(LeadAppointments.Booking(SomeAppointment.Lead with { BrokerId = null }));
        Assert.Null(LeadAppointments.Booking(SomeLead.In(LeadStatus.AppointmentSet)));
    }

    [Fact]
    public void A_lead_of_an_earlier_version_has_the_usual_appointment()
    {
        var old = SomeLead.In(LeadStatus.AppointmentSet) with { AppointmentAt = At };
        Assert.Equal(new BookedTime(old.Id, "anchor", At, At.AddMinutes(30)), LeadAppointments.Booking(old));
        Assert.Equal(2, LeadAppointments.Set(old, At, 30, SomeLead.Now).Appointment!.Revision);
        Assert.Equal((2, true), LeadAppointments.Cancel(old) is { Appointment: { } gone } ? (gone.Revision, gone.Cancelled) : default);
        Assert.Single(LeadAppointments.Reminded(old, new DoneReminder(Guid.Empty, 1)).Appointment!.Reminders);
    }

    [Fact]
    public void Where_there_is_none_nothing_is_cancelled_or_reminded_of()
    {
        var none = SomeLead.In(LeadStatus.Contacted);
        Assert.Null(LeadAppointments.Cancel(none).Appointment);
        Assert.Same(none, LeadAppointments.Reminded(none, new DoneReminder(Guid.Empty, 1)));
    }

    [Fact]
    public void Reminders_are_remembered_over_moves_and_the_oldest_are_forgotten()
    {
        var lead = Enumerable.Range(0, 40).Aggregate(SomeAppointment.Lead, (each, number) => LeadAppointments.Reminded(each, new DoneReminder(Guid.Empty, number)));
        Assert.Equal(Enumerable.Range(8, 32), lead.Appointment!.Reminders.Select(each => each.Revision));
        Assert.Equal(32, LeadAppointments.Set(lead, At.AddDays(1), 30, SomeLead.Now).Appointment!.Reminders.Length);
    }

    private static LeadDecision.Go Go(LeadState lead, LeadCommand command, DateTimeOffset now) =>
        Assert.IsType<LeadDecision.Go>(LeadDecider.Decide(lead, command, SomeLead.Anchor, now));

    private static (LeadStatus, DateTimeOffset?, DateTimeOffset, int, int, DateTimeOffset) Of(LeadState lead) =>
        lead.Appointment is { } a ? (lead.Status, lead.AppointmentAt, a.At, a.Minutes, a.Revision, a.SetAt) : default;
}
