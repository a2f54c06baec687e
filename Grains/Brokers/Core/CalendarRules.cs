using LeadGrid.Campaigns;
using LeadGrid.Intake;

namespace LeadGrid.Brokers;

/// <summary>Checks how a broker offers its time, and its days off.</summary>
internal static class CalendarRules
{
    private const int MinimumSlot = 15;
    private const int MaximumSlot = 240;
    private const int MaximumNotice = 30 * 24 * 60;
    private const int MaximumHorizon = 90;
    private const int MaximumAbsences = 100;
    private const int MaximumNote = 100;

    public static void Check(BrokerProfile broker, Findings findings)
    {
        var booking = broker.Booking;
        CheckRange("booking.slotMinutes", booking.SlotMinutes, MinimumSlot, MaximumSlot, "minutes", findings);
        CheckRange("booking.bufferMinutes", booking.BufferMinutes, 0, MaximumSlot, "minutes", findings);
        CheckRange("booking.noticeMinutes", booking.NoticeMinutes, 0, MaximumNotice, "minutes", findings);
        CheckRange("booking.horizonDays", booking.HorizonDays, 1, MaximumHorizon, "days", findings);
        SettingsText.CheckCount("absences", broker.Absences.Length, MaximumAbsences, findings);
        for (var at = 0; at < broker.Absences.Length; at++)
        {
            var absence = broker.Absences[at];
            if (absence.To < absence.From)
            {
                findings.Fault($"absences[{at}].to", "Let the last day off be the first or a later one.");
            }

            SettingsText.CheckLength($"absences[{at}].note", absence.Note ?? "", 0, MaximumNote, findings);
        }
    }

    private static void CheckRange(string field, int value, int minimum, int maximum, string unit, Findings findings)
    {
        if (value < minimum || value > maximum)
        {
            findings.Fault(field, $"Use {minimum} to {maximum:N0} {unit}.");
        }
    }
}
