using System.Text;
using LeadGrid.Appointments;
using LeadGrid.Leads;
using LeadGrid.Privacy;
using LeadGrid.Storage.Appointments;
using LeadGrid.Storage.Outreach;
using Npgsql;

namespace LeadGrid.Storage.Leads;

/// <summary>The commit path of one lead: what it writes goes to disk together with what other leads write just then.</summary>
internal sealed class LeadCommit(Guid leadId, LeadCommits commits, IPersonalVault vault) : ICommit<LeadState>
{
    public LeadState? State { get; private set; }

    public async Task LoadAsync(CancellationToken cancellation) => State = await commits.Reads.Read(leadId, cancellation);

    public async Task CommitAsync(
        LeadState next,
        IReadOnlyList<LeadEvent> events,
        IReadOnlyList<LeadGrid.Leads.DueWork> due,
        IReadOnlyList<OutboxEntry> outbox,
        CancellationToken cancellation)
    {
        var current = State ?? throw new InvalidOperationException($"Lead {leadId} is not loaded.");
        var personal = ReferenceEquals(next.Personal, current.Personal) || next.Personal is null
            ? null
            : await vault.Seal(next.KeyId, leadId, StorageJson.WriteBytes(next.Personal), cancellation);
        var texts = new List<(LeadEvent, byte[]?)>(events.Count);
        var messages = new List<MessageRow>();
        foreach (var item in events)
        {
            texts.Add((item, await Seal(next, item.Text, cancellation)));
            if (item.Body.Message is not null)
            {
                messages.Add(new MessageRow(item, await Seal(next, item.Content is { } said ? StorageJson.Write(said) : null, cancellation)));
            }
        }

        var effects = new List<(OutboxEntry, byte[]?)>(outbox.Count);
        foreach (var entry in outbox)
        {
            effects.Add((entry, await Seal(next, entry.Text, cancellation)));
        }

        try
        {
            await commits.Writes.Commit(new LeadWrite(current, next, cancellation) { Sealed = personal, Events = texts, Messages = messages, Due = due, Outbox = effects });
        }
        catch (PostgresException fault) when (BookingRows.IsTaken(fault))
        {
            throw new AppointmentTakenException(fault);
        }

        State = next;
    }

    private async ValueTask<byte[]?> Seal(LeadState lead, string? text, CancellationToken cancellation) =>
        text is null ? null : await vault.Seal(lead.KeyId, leadId, Encoding.UTF8.GetBytes(text), cancellation);
}
