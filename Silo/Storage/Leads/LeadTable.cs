using System.Globalization;
using LeadGrid.Leads;
using LeadGrid.Storage.Appointments;
using LeadGrid.Storage.Commits;
using LeadGrid.Storage.Outreach;
using Npgsql;
using NpgsqlTypes;
using Orleans.Storage;

namespace LeadGrid.Storage.Leads;

/// <summary>A group of leads' commands as SQL: allowances, leads, brokers' time, log, due work, outbox, in the order in which everybody locks.</summary>
internal sealed class LeadTable : IGroupTable<LeadWrite>
{
    private const string Allowances = """
        WITH locked AS (SELECT broker_id FROM broker_allowance WHERE broker_id = ANY($1) ORDER BY broker_id FOR UPDATE)
        UPDATE broker_allowance AS b SET open_used = b.open_used + c.places
        FROM unnest($1, $2) AS c (broker_id, places) JOIN locked USING (broker_id)
        WHERE b.broker_id = c.broker_id
        """;

    // The version check is the update itself: a row that has moved on is not found, and demand_rows fails the group.
    private const string Rows = """
        WITH written AS (
            UPDATE lead AS l
            SET version = w.version, commit_id = w.commit_id, status = w.status, score = w.score, broker_id = w.broker_id,
                broker_name = w.broker_name, updated_at = w.updated_at, appointment_at = w.appointment_at,
                revenue = w.revenue, revenue_currency = w.revenue_currency, sealed = coalesce(w.sealed, l.sealed),
                assigned_at = w.assigned_at, noticed_at = w.noticed_at, touched_at = w.touched_at, automatic_at = w.automatic_at,
                pull_back_at = w.pull_back_at, pulled_from = w.pulled_from, recycles = w.recycles, follow_up = w.follow_up::jsonb,
                call_due_at = w.call_due_at, arrived_open = w.arrived_open,
                appointment = w.appointment::jsonb
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $25) AS w (
                lead_id, seen, version, commit_id, status, score, broker_id, broker_name, updated_at, appointment_at,
                revenue, revenue_currency, sealed,
                assigned_at, noticed_at, touched_at, automatic_at, pull_back_at, pulled_from, recycles, follow_up, call_due_at, arrived_open, appointment)
            WHERE l.lead_id = w.lead_id AND l.version = w.seen
            RETURNING 1)
        SELECT demand_rows(count(*), $24) FROM written
        """;

    private const string Wait = "SELECT FROM lead WHERE lead_id = ANY($1) ORDER BY lead_id FOR UPDATE";

    // Its own id in the row, or in the log where the row has moved on since.
    private const string Look = """
        SELECT CASE
            WHEN l.commit_id = w.commit_id THEN 1
            WHEN EXISTS (SELECT FROM lead_event AS e WHERE e.lead_id = w.lead_id AND e.commit_id = w.commit_id) THEN 1
            WHEN l.version = w.seen THEN 0
            ELSE 2 END
        FROM unnest($1, $2, $3) WITH ORDINALITY AS w (lead_id, seen, commit_id, ordinal)
        LEFT JOIN lead AS l USING (lead_id)
        ORDER BY w.ordinal
        """;

    // PostgreSQL compares the bytes as they are written, .NET the fields: by text both agree.
    public IComparer<LeadWrite> Order { get; } = Comparer<LeadWrite>.Create((one, other) =>
        string.CompareOrdinal(one.Next.Id.ToString(), other.Next.Id.ToString()));

    public void Append(NpgsqlBatch batch, IReadOnlyList<LeadWrite> writes)
    {
        var places = writes.Where(w => w.Places != 0).GroupBy(w => w.Current.BrokerId!)
            .Select(g => (Broker: g.Key, Places: g.Sum(w => w.Places))).OrderBy(g => g.Broker, StringComparer.Ordinal).ToArray();
        if (places.Length > 0)
        {
            var command = batch.Append(Allowances);
            command.AddArray(places.Select(p => p.Broker), NpgsqlDbType.Text);
            command.AddArray(places.Select(p => p.Places), NpgsqlDbType.Integer);
        }

        var rows = batch.Append(Rows);
        rows.AddArray(writes.Select(w => w.Next.Id), NpgsqlDbType.Uuid);
        rows.AddArray(writes.Select(w => w.Current.Version), NpgsqlDbType.Bigint);
        rows.AddArray(writes.Select(w => w.Next.Version), NpgsqlDbType.Bigint);
        rows.AddArray(writes.Select(w => w.CommitId), NpgsqlDbType.Uuid);
        rows.AddArray(writes.Select(w => (short)w.Next.Status), NpgsqlDbType.Smallint);
        rows.AddArray(writes.Select(w => (short)w.Next.Score), NpgsqlDbType.Smallint);
        rows.AddArray(writes.Select(w => w.Next.BrokerId), NpgsqlDbType.Text);
        rows.AddArray(writes.Select(w => w.Next.BrokerName), NpgsqlDbType.Text);
        rows.AddArray(writes.Select(w => w.Next.UpdatedAt), NpgsqlDbType.TimestampTz);
        rows.AddArray(writes.Select(w => w.Next.AppointmentAt), NpgsqlDbType.TimestampTz);
        rows.AddArray(writes.Select(w => w.Next.Revenue?.Amount), NpgsqlDbType.Numeric);
        rows.AddArray(writes.Select(w => w.Next.Revenue?.Currency), NpgsqlDbType.Text);
        rows.AddArray(writes.Select(w => w.Sealed), NpgsqlDbType.Bytea);
        rows.AddArray(writes.Select(w => w.Next.AssignedAt), NpgsqlDbType.TimestampTz);
        rows.AddArray(writes.Select(w => w.Next.NoticedAt), NpgsqlDbType.TimestampTz);
        rows.AddArray(writes.Select(w => w.Next.TouchedAt), NpgsqlDbType.TimestampTz);
        rows.AddArray(writes.Select(w => w.Next.AutomaticAt), NpgsqlDbType.TimestampTz);
        rows.AddArray(writes.Select(w => w.Next.PullBackAt), NpgsqlDbType.TimestampTz);
        rows.AddArray(writes.Select(w => w.Next.PulledFrom), NpgsqlDbType.Text);
        rows.AddArray(writes.Select(w => (short)w.Next.Recycles), NpgsqlDbType.Smallint);
        rows.AddArray(writes.Select(w => w.Next.FollowUp is { } run ? StorageJson.Write(run) : null), NpgsqlDbType.Text);
        rows.AddArray(writes.Select(w => w.Next.FollowUp?.Call?.Since), NpgsqlDbType.TimestampTz);
        rows.AddArray(writes.Select(w => w.Next.ArrivedOpen), NpgsqlDbType.Boolean);
        rows.Add(writes.Count);
        rows.AddArray(writes.Select(w => w.Next.Appointment is { } appointment ? StorageJson.Write(appointment) : null), NpgsqlDbType.Text);

        BookingRows.Append(batch, [.. writes.Where(w => w.Books).Select(w => (w.Next.Id, w.Booking))]);
        LogRows.Append(batch, [.. writes.SelectMany(w => w.Events.Select(e => new LogRow(e.Event, w.CommitId, e.Text)))]);
        MessageRows.Append(batch, [.. writes.SelectMany(w => w.Messages)]);
        LaterRows.Append(batch, [.. writes.SelectMany(w => w.Due.Select(d => new DueRow(w.Next.Campaign, w.Next.Id, d))), .. Looks(writes)]);
        LaterRows.Append(batch, [.. writes.SelectMany(w => w.Outbox.Select(o => new OutboxRow(w.Next.Id, w.Next.Campaign, o.Entry, o.Text)))]);
    }

    // Leads that go back to routing: their campaign's router looks at once, also where nobody lives to tell it.
    private static IEnumerable<DueRow> Looks(IReadOnlyList<LeadWrite> writes) =>
        from campaign in writes.Where(w => w.Next.Status == LeadStatus.Queued && w.Current.Status != LeadStatus.Queued)
            .GroupBy(w => w.Next.Campaign)
        let at = campaign.Min(w => w.Next.UpdatedAt)
        orderby campaign.Key
        select new DueRow(campaign.Key, Guid.Empty, new LeadGrid.Leads.DueWork(DueWorkKind.RouteWaiting, at, 0));

    public void AppendLook(NpgsqlBatch batch, IReadOnlyList<LeadWrite> writes)
    {
        batch.Append(Wait).AddArray(writes.Select(w => w.Next.Id), NpgsqlDbType.Uuid);
        var look = batch.Append(Look);
        look.AddArray(writes.Select(w => w.Next.Id), NpgsqlDbType.Uuid);
        look.AddArray(writes.Select(w => w.Current.Version), NpgsqlDbType.Bigint);
        look.AddArray(writes.Select(w => w.CommitId), NpgsqlDbType.Uuid);
    }

    public WriteOutcome ReadLook(NpgsqlDataReader row) => (WriteOutcome)row.GetInt32(0);

    public Exception Conflict(LeadWrite write) => new InconsistentStateException(
        $"Lead {write.Next.Id} has moved on.", "(another)", write.Current.Version.ToString(CultureInfo.InvariantCulture));
}
