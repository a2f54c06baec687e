using LeadGrid.Appointments;
using LeadGrid.Leads;
using LeadGrid.Storage.Leads;

namespace LeadGrid.Storage.DueWork;

/// <summary>
/// Lets a lead look at its appointment. Each thing that it does is committed with the note that it is done; when to look next is
/// written as the row is removed, unless the appointment was moved meanwhile and has planned its own.
/// </summary>
internal sealed class AppointmentHandler(IGrainFactory grains) : IDueWorkHandler
{
    public DueWorkKind Kind => DueWorkKind.AppointmentReminder;

    public async Task<DueWorkEffect?> Handle(LeasedWork work, CancellationToken cancellation) =>
        await grains.GetGrain<ILeadAgendaGrain>(work.LeadId).AppointmentDue() is { } next
            ? DueWorkEffect.Of(new DueRow(work.Campaign, work.LeadId, new LeadGrid.Leads.DueWork(Kind, next, work.Version)), LaterRows.Append)
            : null;
}
