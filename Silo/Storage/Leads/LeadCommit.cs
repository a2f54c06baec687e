using LeadGrid.Leads;
using LeadGrid.Privacy;
using Npgsql;
using NpgsqlTypes;
using Orleans.Storage;

namespace LeadGrid.Storage.Leads;

/// <summary>The commit path of one lead: one transaction per command.</summary>
internal sealed class LeadCommit(Guid leadId, LeadDataSource database, IPersonalVault vault) : ICommit<LeadState>
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    public LeadState? State { get; private set; }

    public async Task LoadAsync(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand($"SELECT {LeadColumns.List} FROM lead WHERE lead_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = leadId });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        StoredLead[] rows = await reader.ReadAsync(cancellation) ? [LeadColumns.Read(reader)] : [];
        State = (await vault.Open(rows, cancellation)).SingleOrDefault();
    }

    public async Task CommitAsync(
        LeadState next,
        IReadOnlyList<LeadEvent> events,
        IReadOnlyList<LeadGrid.Leads.DueWork> due,
        IReadOnlyList<OutboxEntry> outbox,
        CancellationToken cancellation)
    {
        var current = State ?? throw new InvalidOperationException($"Lead {leadId} is not loaded.");
        var commitId = Guid.CreateVersion7();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(Timeout);
        try
        {
            await Write(current, next, commitId, events, due, outbox, timeout.Token);
        }
        catch (Exception e) when (UnknownOutcome.Is(e))
        {
            // The connection was lost: the transaction may have committed, or still be at it. The row's lock waits
            // for its end, and its id in the row or in the log tells.
            if (!await IsCommitted(commitId))
            {
                throw;
            }
        }

        State = next;
    }

    private async Task Write(
        LeadState current, LeadState next, Guid commitId, IReadOnlyList<LeadEvent> events,
        IReadOnlyList<LeadGrid.Leads.DueWork> due, IReadOnlyList<OutboxEntry> outbox, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        // Allowances before leads: the order in which every transaction takes its locks.
        Capacity(batch, current, next);
        await Row(batch, current, next, commitId, cancellation);
        await LogRows.Append(batch, events, commitId, _ => next.KeyId, vault, cancellation);
        LaterRows.Append(batch, next, due);
        await LaterRows.Append(batch, next, outbox, vault, cancellation);

        // The version check is the row update: no row back, nothing of this is kept.
        await using (var reader = await batch.ExecuteReaderAsync(cancellation))
        {
            var matched = false;
            do
            {
                while (await reader.ReadAsync(cancellation))
                {
                    matched = true;
                }
            }
            while (await reader.NextResultAsync(cancellation));

            if (!matched)
            {
                throw new InconsistentStateException(
                    $"Lead {leadId} has moved on.", "(another)", current.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        await transaction.CommitAsync(cancellation);
    }

    private static void Capacity(NpgsqlBatch batch, LeadState current, LeadState next)
    {
        var places = (LeadStatusRules.IsOpen(next.Status) ? 1 : 0) - (LeadStatusRules.IsOpen(current.Status) ? 1 : 0);
        if (places == 0 || current.BrokerId is null)
        {
            return;
        }

        var command = batch.Append("UPDATE broker_allowance SET open_used = open_used + $2 WHERE broker_id = $1");
        command.Add(current.BrokerId);
        command.Add(places);
    }

    private async Task Row(NpgsqlBatch batch, LeadState current, LeadState next, Guid commitId, CancellationToken cancellation)
    {
        var command = batch.Append("""
            UPDATE lead
            SET version = $3, commit_id = $4, status = $5, score = $6, broker_id = $7, broker_name = $8,
                updated_at = $9, appointment_at = $10, revenue = $11, revenue_currency = $12, sealed = coalesce($13, sealed)
            WHERE lead_id = $1 AND version = $2
            RETURNING lead_id
            """);
        command.Add(leadId);
        command.Add(current.Version);
        command.Add(next.Version);
        command.Add(commitId);
        command.Add((short)next.Status);
        command.Add((short)next.Score);
        command.AddNullable(next.BrokerId, NpgsqlDbType.Text);
        command.AddNullable(next.BrokerName, NpgsqlDbType.Text);
        command.Add(next.UpdatedAt);
        command.AddNullable(next.AppointmentAt, NpgsqlDbType.TimestampTz);
        command.AddNullable(next.Revenue?.Amount, NpgsqlDbType.Numeric);
        command.AddNullable(next.Revenue?.Currency, NpgsqlDbType.Text);
        var personal = ReferenceEquals(next.Personal, current.Personal) || next.Personal is null
            ? null
            : await vault.Seal(next.KeyId, leadId, StorageJson.WriteBytes(next.Personal), cancellation);
        command.AddNullable(personal, NpgsqlDbType.Bytea);
    }

    private async Task<bool> IsCommitted(Guid commitId)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        // Two statements: what a statement sees is settled before it waits for a lock.
        await using var batch = database.Source.CreateBatch();
        batch.Append("SELECT FROM lead WHERE lead_id = $1 FOR UPDATE").Add(leadId);
        var look = batch.Append("""
            SELECT EXISTS (SELECT FROM lead WHERE lead_id = $1 AND commit_id = $2)
                OR EXISTS (SELECT FROM lead_event WHERE lead_id = $1 AND commit_id = $2)
            """);
        look.Add(leadId);
        look.Add(commitId);
        return await UnknownOutcome.Read(batch, timeout.Token);
    }
}
