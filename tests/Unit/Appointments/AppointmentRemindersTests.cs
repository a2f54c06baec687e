using LeadGrid.Appointments;
using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using LeadGrid.Unit.Leads;
using static LeadGrid.Unit.Appointments.SomeAppointment;

namespace LeadGrid.Unit.Appointments;

public sealed class AppointmentRemindersTests
{
    private static readonly LeadState Reminded = LeadAppointments.Reminded(Lead, DoneOf(Lead, ByText));
    private static readonly Guid Message = DoneOf(Lead, ByText).Message;

    [Fact]
    public void A_reminder_has_one_id_and_no_other_has_it()
    {
        var appointment = Lead.Appointment!;
        var ids = new[]
        {
            AppointmentReminders.IdOf(Lead.Id, appointment, ByText),
            AppointmentReminders.IdOf(Lead.Id, appointment, ByMail),
            AppointmentReminders.IdOf(Lead.Id, appointment, ByText with { Channel = ContactChannel.Email }),
            AppointmentReminders.IdOf(Lead.Id, appointment with { Revision = 2 }, ByText),
            AppointmentReminders.IdOf(Guid.Empty, appointment, ByText),
        };
        Assert.Equal(5, ids.Distinct().Count());
        Assert.Equal(ids[0], AppointmentReminders.IdOf(Lead.Id, appointment with { At = At.AddDays(9) }, ByText with { Template = "another" }));
        Assert.All(ids, id => Assert.Equal(8, id.Version));
    }

    [Fact]
    public void One_that_waits_is_good_until_the_appointment_begins()
    {
        Assert.Null(AppointmentReminders.Stale(Reminded, Message, At.AddTicks(-1)));
        Assert.Equal("appointment_over", AppointmentReminders.Stale(Reminded, Message, At));
        Assert.Equal(At, AppointmentReminders.GoodUntil(Reminded, Message));
    }

    [Fact]
    public void One_of_an_appointment_that_was_moved_cancelled_or_told_of_is_in_vain()
    {
        Assert.Equal("appointment_changed", AppointmentReminders.Stale(LeadAppointments.Set(Reminded, At.AddDays(1), 30, SomeLead.Now), Message, SomeLead.Now));
        Assert.Equal("appointment_changed", AppointmentReminders.Stale(LeadAppointments.Cancel(Reminded), Message, SomeLead.Now));
        Assert.Equal("appointment_changed", AppointmentReminders.Stale(Reminded with { Status = LeadStatus.AppointmentKept }, Message, SomeLead.Now));
    }

    [Fact]
    public void Other_messages_are_no_reminders()
    {
        Assert.Null(AppointmentReminders.Stale(Reminded, Guid.NewGuid(), At.AddDays(1)));
        Assert.Null(AppointmentReminders.GoodUntil(Reminded, Guid.NewGuid()));
        Assert.Null(AppointmentReminders.Stale(SomeLead.In(LeadStatus.Contacted), Message, At));
        Assert.Null(AppointmentReminders.GoodUntil(SomeLead.In(LeadStatus.Contacted), Message));
    }

    [Theory]
    [InlineData("appointment_over", "Text not sent: the appointment had begun")]
    [InlineData("appointment_changed", "Text not sent: the appointment was changed")]
    [InlineData("lead_closed", "Text not sent: not allowed")]
    [InlineData(null, "Text not sent: not allowed")]
    public void The_timeline_says_why_it_was_not_sent(string? code, string title) => Assert.Equal(title, TimelineText.Title(
        LeadEventKind.MessageRefused,
        new LeadEventBody { Message = new MessageFacts { Id = Message, Channel = ContactChannel.Sms, State = MessageState.Refused, Code = code } }));

    [Fact]
    public void It_is_remembered_with_the_message_itself()
    {
        var queued = MessageSteps.Queue(Lead, Message, ContactChannel.Sms, ContactPurpose.Appointment, "t 1", new MessageContent("See you"), MessageSteps.Outreach, SomeLead.Now);
        var step = AppointmentSteps.Remind(queued, DoneOf(Lead, ByText));
        Assert.Equal(DoneOf(Lead, ByText), Assert.Single(step.Next.Appointment!.Reminders));
        Assert.Equal((queued.Event, queued.Outbox[0]), (step.Event, Assert.Single(step.Outbox)));
    }
}
