using LeadGrid.Appointments;
using LeadGrid.Leads;
using LeadGrid.Storage.Commits;
using LeadGrid.Storage.Outreach;

namespace LeadGrid.Storage.Leads;

/// <summary>One command's effects on one lead, sealed and ready to be written.</summary>
internal sealed class LeadWrite(LeadState current, LeadState next, CancellationToken cancellation) : PendingWrite(cancellation)
{
    public LeadState Current { get; } = current;

    public LeadState Next { get; } = next;

    /// <summary>The personal part; null where it did not change.</summary>
    public byte[]? Sealed { get; init; }

    public required IReadOnlyList<(LeadEvent Event, byte[]? Text)> Events { get; init; }

    public IReadOnlyList<MessageRow> Messages { get; init; } = [];

    public required IReadOnlyList<LeadGrid.Leads.DueWork> Due { get; init; }

    public required IReadOnlyList<(OutboxEntry Entry, byte[]? Text)> Outbox { get; init; }

    /// <summary>The time of its broker that the lead takes from now on; null: none.</summary>
    public BookedTime? Booking => LeadAppointments.Booking(Next);

    /// <summary>Whether it takes another than before.</summary>
    public bool Books => Booking != LeadAppointments.Booking(Current);

    /// <summary>Places that the broker's capacity loses by it: -1 where the lead was closed.</summary>
    public int Places =>
        Current.BrokerId is null ? 0 : (LeadStatusRules.IsOpen(Next.Status) ? 1 : 0) - (LeadStatusRules.IsOpen(Current.Status) ? 1 : 0);
}
