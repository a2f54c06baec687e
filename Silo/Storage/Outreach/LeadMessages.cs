using LeadGrid.Leads;
using LeadGrid.Outreach;
using LeadGrid.Privacy;
using Npgsql;

namespace LeadGrid.Storage.Outreach;

internal sealed class LeadMessages(LeadDataSource database, IPersonalVault vault) : ILeadMessages
{
    private const int Maximum = 200;

    private const string Newest = """
        SELECT facts, at, updated_at, by_name, sealed, opens, machine_opens, clicks, machine_clicks
        FROM message WHERE lead_id = $1 ORDER BY at DESC, message_id DESC LIMIT $2
        """;

    private const string One = """
        SELECT facts, at, updated_at, by_name, sealed, opens, machine_opens, clicks, machine_clicks
        FROM message WHERE message_id = $1 AND lead_id = $2
        """;

    // What is at its bound is not written again.
    private const string Add = """
        UPDATE message
        SET opens = least(opens + $3, $7), machine_opens = least(machine_opens + $4, $7),
            clicks = least(clicks + $5, $7), machine_clicks = least(machine_clicks + $6, $7)
        WHERE message_id = $1 AND lead_id = $2
          AND (($3 > 0 AND opens < $7) OR ($4 > 0 AND machine_opens < $7) OR ($5 > 0 AND clicks < $7) OR ($6 > 0 AND machine_clicks < $7))
        """;

    private const string Lead = "SELECT lead_id FROM message WHERE message_id = $1";

    public async Task<IReadOnlyList<(StoredMessage Message, MessageContent? Content)>> Of(LeadState lead, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Newest);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lead.Id });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Maximum });
        var found = new List<(StoredMessage, MessageContent?)>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            found.Add(await Read(lead, row, cancellation));
        }

        found.Reverse();
        return found;
    }

    public async Task<(StoredMessage Message, MessageContent? Content)?> Find(LeadState lead, Guid messageId, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(One);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = messageId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lead.Id });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? await Read(lead, row, cancellation) : null;
    }

    public async Task<Guid?> LeadOf(Guid messageId, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Lead);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = messageId });
        return (Guid?)await command.ExecuteScalarAsync(cancellation);
    }

    public async Task Count(Guid leadId, Guid messageId, VisitCounts more, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Add);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = messageId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = leadId });
        foreach (var count in new[] { more.Opens, more.MachineOpens, more.Clicks, more.MachineClicks, VisitCounts.Most })
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<(StoredMessage, MessageContent?)> Read(LeadState lead, NpgsqlDataReader row, CancellationToken cancellation)
    {
        var message = new StoredMessage(
            StorageJson.Read<MessageFacts>(row.GetString(0)),
            row.GetFieldValue<DateTimeOffset>(1),
            row.GetFieldValue<DateTimeOffset>(2),
            row.GetString(3))
        {
            Visits = new VisitCounts(row.GetInt16(5), row.GetInt16(6), row.GetInt16(7), row.GetInt16(8)),
        };
        var clear = await vault.Open(lead.KeyId, lead.Id, row.GetFieldValue<byte[]>(4), cancellation);
        return (message, clear is null ? null : StorageJson.Read<MessageContent>(clear));
    }
}
