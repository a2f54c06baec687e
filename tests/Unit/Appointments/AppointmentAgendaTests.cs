using LeadGrid.Appointments;
using LeadGrid.Campaigns;
using LeadGrid.Leads;
using LeadGrid.Unit.Leads;
using static LeadGrid.Unit.Appointments.SomeAppointment;

namespace LeadGrid.Unit.Appointments;

public sealed class AppointmentAgendaTests
{
    [Fact]
    public void Reminders_come_one_after_the_other_and_then_the_note()
    {
        var lead = Lead;
        var first = AppointmentAgenda.Next(lead, Both)!;
        Assert.Equal((At.AddDays(-1), ByMail), (first.At, first.Reminder));

        lead = LeadAppointments.Reminded(lead, first.Done!);
        var second = AppointmentAgenda.Next(lead, Both)!;
        Assert.Equal((At.AddHours(-2), ByText), (second.At, second.Reminder));

        lead = LeadAppointments.Reminded(lead, second.Done!);
        Assert.Equal(new AgendaItem(At.AddDays(1), null, null), AppointmentAgenda.Next(lead, Both));

        var noted = AppointmentSteps.Unreported(lead, lead.Appointment!, At.AddDays(1));
        Assert.Null(AppointmentAgenda.Next(noted.Next, Both));
    }

    [Fact]
    public void What_has_no_template_is_no_reminder() =>
        Assert.Null(AppointmentAgenda.Next(Lead, AppointmentReminder.Usual)!.Reminder);

    [Theory]
    [InlineData(47, 2 * 60)]
    [InlineData(48, null)]
    public void One_whose_hour_was_over_when_the_appointment_was_made_is_none(int hoursLater, int? before)
    {
        var lead = LeadAppointments.Set(SomeLead.In(LeadStatus.AppointmentSet), At, 30, SomeLead.Now.AddHours(hoursLater - 2));
        Assert.Equal(before, AppointmentAgenda.Next(lead, Both)!.Reminder?.BeforeMinutes);
    }

    [Fact]
    public void One_that_is_due_when_the_appointment_is_made_is_none_either()
    {
        var lead = LeadAppointments.Set(SomeLead.In(LeadStatus.AppointmentSet), At, 30, At.AddHours(-2));
        Assert.Null(AppointmentAgenda.Next(lead, Both)!.Reminder);
    }

    [Fact]
    public void After_a_move_reminders_come_again()
    {
        var moved = LeadAppointments.Set(LeadAppointments.Reminded(Lead, DoneOf(Lead, ByMail)), At.AddDays(1), 30, SomeLead.Now);
        Assert.Equal((At, ByMail), AppointmentAgenda.Next(moved, Both) is { } next ? (next.At, next.Reminder) : default);
    }

    [Fact]
    public void Of_what_is_not_set_there_is_nothing_to_do()
    {
        foreach (var status in Enum.GetValues<LeadStatus>().Where(each => each != LeadStatus.AppointmentSet))
        {
            Assert.Null(AppointmentAgenda.Next(Lead with { Status = status }, Both));
        }

        Assert.Null(AppointmentAgenda.Next(SomeLead.In(LeadStatus.AppointmentSet), Both));
    }

    [Fact]
    public void A_skipped_reminder_and_a_missing_outcome_are_steps_of_the_lead()
    {
        var skipped = AppointmentSteps.Skip(Lead, DoneOf(Lead, ByMail), "No address.", SomeLead.Now);
        Assert.Equal((LeadEventKind.ReminderSkipped, "No address.", 6L, 6L), (skipped.Event.Kind, skipped.Event.Text, skipped.Event.Version, skipped.Next.Version));
        Assert.Equal(DoneOf(Lead, ByMail), Assert.Single(skipped.Next.Appointment!.Reminders));
        var noted = AppointmentSteps.Unreported(Lead, Lead.Appointment!, SomeLead.Now);
        Assert.Equal((LeadEventKind.AppointmentUnreported, null, At, LeadStatus.AppointmentSet), (noted.Event.Kind, noted.Event.Text, noted.Event.Body.AppointmentAt, noted.Next.Status));
        Assert.Empty(noted.Outbox);
    }
}
