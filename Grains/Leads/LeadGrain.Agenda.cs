using LeadGrid.Appointments;
using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Outreach;

namespace LeadGrid.Leads;

/// <summary>What is done about a lead's appointment by itself: reminders, and the note that its outcome is missing.</summary>
internal sealed partial class LeadGrain
{
    public async Task<DateTimeOffset?> AppointmentDue()
    {
        while (await Loaded() is { } lead)
        {
            var campaign = await Settings(lead);
            if (AppointmentAgenda.Next(lead, campaign.Outreach.Reminders) is not { } next || next.At > time.GetUtcNow())
            {
                return AppointmentAgenda.Next(lead, campaign.Outreach.Reminders)?.At;
            }

            // Decided on what is loaded at that moment: a commit of somebody else's in between begins this again.
            await Take(async now => AppointmentAgenda.Next(commit.State!, campaign.Outreach.Reminders) == next ? await Done(commit.State!, campaign, next, now) : null);
        }

        return null;
    }

    private async Task<LeadStep> Done(LeadState lead, CampaignDefinition campaign, AgendaItem item, DateTimeOffset now)
    {
        var appointment = LeadAppointments.Of(lead)!;
        if (item is not { Reminder: { } reminder, Done: { } done })
        {
            return AppointmentSteps.Unreported(lead, appointment, now);
        }

        if (appointment.At <= now)
        {
            return AppointmentSteps.Skip(lead, done, "It was too late for it.", now);
        }

        var draft = new MessageDraft(done.Message, reminder.Channel, reminder.Template, null, null);
        if (DraftRules.Refuse(lead, draft, campaign.Outreach, await numbers.Serve(lead.Campaign, lead.BrokerId)) is { } refusal)
        {
            return AppointmentSteps.Skip(lead, done, refusal.Problem, now);
        }

        var (written, unwritten) = await writer.Write(MessageSteps.Outreach, lead, draft, campaign);
        return written switch
        {
            null => AppointmentSteps.Skip(lead, done, unwritten!.Problem, now),
            { Purpose: not ContactPurpose.Appointment } => AppointmentSteps.Skip(lead, done, $"The template {reminder.Template} is not for appointments.", now),
            _ => AppointmentSteps.Remind(
                MessageSteps.Queue(lead, done.Message, reminder.Channel, written.Purpose, written.Template, written.Content, MessageSteps.Outreach, now), done),
        };
    }

    /// <summary>A command with what only its broker's profile says.</summary>
    private async Task<LeadCommand> Whole(LeadState lead, LeadCommand command) => command is SetAppointment { Minutes: null } set
        ? set with { Minutes = (await BrokerOf(lead))?.Booking.SlotMinutes }
        : command;

    /// <summary>The first look at an appointment that was made or moved. One that was cancelled is found to be so by whoever looks.</summary>
    private async Task<DueWork[]> Agenda(LeadState before, LeadState lead) =>
        !ReferenceEquals(before.Appointment, lead.Appointment) && AppointmentAgenda.Next(lead, (await Settings(lead)).Outreach.Reminders) is { } next
            ? [new DueWork(DueWorkKind.AppointmentReminder, next.At, lead.Version)]
            : [];

    private async Task<BrokerProfile?> BrokerOf(LeadState lead) =>
        lead.BrokerId is { } broker ? await GrainFactory.GetGrain<IBrokerGrain>(broker).Get(MessageSteps.Outreach) : null;
}
