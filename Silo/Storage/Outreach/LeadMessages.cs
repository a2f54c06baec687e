using LeadGrid.Leads;
using LeadGrid.Outreach;
using LeadGrid.Privacy;
using LeadGrid.Storage.Commits;
using Npgsql;

namespace LeadGrid.Storage.Outreach;

/// <summary>Messages of leads. Those that are asked for by the hundred while messages leave are read many in one round trip.</summary>
internal sealed class LeadMessages : ILeadMessages, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    private const int Maximum = 200;

    private const string Newest = """
        SELECT facts, at, updated_at, by_name, sealed, opens, machine_opens, clicks, machine_clicks
        FROM message WHERE lead_id = $1 ORDER BY at DESC, message_id DESC LIMIT $2
        """;

    private const string Some = """
        SELECT facts, at, updated_at, by_name, sealed, opens, machine_opens, clicks, machine_clicks, message_id, lead_id
        FROM message WHERE message_id = ANY ($1)
        """;

    // What is at its bound is not written again.
    private const string Add = """
        UPDATE message
        SET opens = least(opens + $3, $7), machine_opens = least(machine_opens + $4, $7),
            clicks = least(clicks + $5, $7), machine_clicks = least(machine_clicks + $6, $7)
        WHERE message_id = $1 AND lead_id = $2
          AND (($3 > 0 AND opens < $7) OR ($4 > 0 AND machine_opens < $7) OR ($5 > 0 AND clicks < $7) OR ($6 > 0 AND machine_clicks < $7))
        """;

    private readonly LeadDataSource _database;
    private readonly IPersonalVault _vault;
    private readonly GroupRead<Guid, Row> _reads;

    public LeadMessages(LeadDataSource database, IPersonalVault vault) => (_database, _vault, _reads) = (database, vault, new(Read));

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<LeadMessages>(
        ServiceLifecycleStage.RuntimeStorageServices,
        _ =>
        {
            _reads.Start();
            return Task.CompletedTask;
        });

    public ValueTask DisposeAsync() => _reads.DisposeAsync();

    public async Task<IReadOnlyList<(StoredMessage Message, MessageContent? Content)>> Of(LeadState lead, CancellationToken cancellation)
    {
        await using var command = _database.Source.CreateCommand(Newest);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lead.Id });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Maximum });
        var found = new List<(StoredMessage, MessageContent?)>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            found.Add(await Open(lead, Of(row, lead.Id), cancellation));
        }

        found.Reverse();
        return found;
    }

    public async Task<(StoredMessage Message, MessageContent? Content)?> Find(LeadState lead, Guid messageId, CancellationToken cancellation) =>
        await _reads.Read(messageId, cancellation) is { } row && row.LeadId == lead.Id ? await Open(lead, row, cancellation) : null;

    public async Task<Guid?> LeadOf(Guid messageId, CancellationToken cancellation) => (await _reads.Read(messageId, cancellation))?.LeadId;

    public async Task Count(Guid leadId, Guid messageId, VisitCounts more, CancellationToken cancellation)
    {
        await using var command = _database.Source.CreateCommand(Add);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = messageId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = leadId });
        foreach (var count in new[] { more.Opens, more.MachineOpens, more.Clicks, more.MachineClicks, VisitCounts.Most })
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<IReadOnlyDictionary<Guid, Row>> Read(Guid[] messages, CancellationToken cancellation)
    {
        await using var command = _database.Source.CreateCommand(Some);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = messages });
        var found = new Dictionary<Guid, Row>(messages.Length);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            found.Add(row.GetGuid(9), Of(row, row.GetGuid(10)));
        }

        return found;
    }

    private static Row Of(NpgsqlDataReader row, Guid leadId) => new(
        leadId,
        new StoredMessage(
            StorageJson.Read<MessageFacts>(row.GetString(0)), row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateTimeOffset>(2), row.GetString(3))
        {
            Visits = new VisitCounts(row.GetInt16(5), row.GetInt16(6), row.GetInt16(7), row.GetInt16(8)),
        },
        row.GetFieldValue<byte[]>(4));

    private async Task<(StoredMessage, MessageContent?)> Open(LeadState lead, Row row, CancellationToken cancellation) =>
        (row.Message, await _vault.Open(lead.KeyId, lead.Id, row.Sealed, cancellation) is { } clear ? StorageJson.Read<MessageContent>(clear) : null);

    private sealed record Row(Guid LeadId, StoredMessage Message, byte[] Sealed);
}
