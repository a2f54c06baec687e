using LeadGrid.Compliance;
using LeadGrid.Intake;

namespace LeadGrid.Campaigns;

/// <summary>Checks the reminders that a campaign wants to send of its appointments.</summary>
internal static class ReminderRules
{
    private const int MaximumReminders = 5;
    private const int Earliest = 30 * 24 * 60;
    private const int Latest = 15;

    public static void Check(AppointmentReminder[] reminders, Findings findings)
    {
        SettingsText.CheckCount("outreach.reminders", reminders.Length, MaximumReminders, findings);
        SettingsText.CheckDistinct("outreach.reminders", reminders.Select(each => $"{each.BeforeMinutes} {each.Channel}"), findings);
        for (var at = 0; at < reminders.Length; at++)
        {
            var (before, channel, template) = reminders[at];
            if (before < Latest || before > Earliest)
            {
                findings.Fault($"outreach.reminders[{at}].beforeMinutes", $"Use {Latest} to {Earliest:N0} minutes.");
            }

            if (channel is not (ContactChannel.Sms or ContactChannel.Email))
            {
                findings.Fault($"outreach.reminders[{at}].channel", "Use sms or email.");
            }

            if (template is not null)
            {
                SettingsText.CheckKey($"outreach.reminders[{at}].template", template, findings);
            }
        }
    }
}
