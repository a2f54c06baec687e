using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Campaigns;

public class ReminderRulesTests
{
    public static TheoryData<AppointmentReminder, string?> Reminders => new()
    {
        { new(15, ContactChannel.Sms, "reminder"), null },
        { new(43_200, ContactChannel.Email, null), null },
        { new(14, ContactChannel.Sms, null), "outreach.reminders[0].beforeMinutes" },
        { new(43_201, ContactChannel.Sms, null), "outreach.reminders[0].beforeMinutes" },
        { new(60, ContactChannel.Voice, null), "outreach.reminders[0].channel" },
        { new(60, ContactChannel.Email, "No Key"), "outreach.reminders[0].template" },
    };

    [Theory]
    [MemberData(nameof(Reminders))]
    public void A_reminder_comes_in_time_by_text_or_e_mail(AppointmentReminder reminder, string? field) =>
        Assert.Equal(field, FaultsOf(reminder).SingleOrDefault()?.Field);

    [Fact]
    public void There_are_a_few_and_each_once()
    {
        Assert.Empty(FaultsOf(AppointmentReminder.Usual));
        Assert.Equal("outreach.reminders", Assert.Single(FaultsOf(new(60, ContactChannel.Sms, "a"), new(60, ContactChannel.Sms, "b"))).Field);
        Assert.Equal("outreach.reminders", Assert.Single(FaultsOf([.. Enumerable.Range(1, 6).Select(each => new AppointmentReminder(each * 60, ContactChannel.Sms, null))])).Field);
    }

    private static FieldFault[] FaultsOf(params AppointmentReminder[] reminders)
    {
        var findings = new Findings();
        OutreachRules.Check(new OutreachSettings { Reminders = reminders }, findings);
        return findings.Faults;
    }
}
