using LeadGrid.Access;
using LeadGrid.Leads;
using LeadGrid.Privacy;
using LeadGrid.Search;
using LeadGrid.Storage.Leads;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Search;

internal sealed class LeadQueries(LeadDataSource database, IPersonalVault vault) : ILeadQueries
{
    // A filter that is not given is NULL and drops out; PostgreSQL plans each call with its values. Who asks is a
    // filter like any other, and is always given.
    private const string Where = """
        WHERE ($1::text IS NULL OR broker_id = $1)
          AND ($2::text IS NULL OR seller = $2)
          AND ($3::text[] IS NULL OR campaign = ANY($3))
          AND ($4::smallint[] IS NULL OR status = ANY($4))
          AND ($5::text[] IS NULL OR state_code = ANY($5))
          AND ($6::text[] IS NULL OR broker_id = ANY($6))
          AND ($7::smallint IS NULL OR score >= $7)
          AND ($8::smallint IS NULL OR score <= $8)
          AND ($9::timestamptz IS NULL OR received_at >= $9)
          AND ($10::timestamptz IS NULL OR received_at < $10)
          AND ($11::bytea IS NULL OR phone_hash = $11)
          AND ($12::bytea IS NULL OR email_hash = $12)
          AND ($13::bytea IS NULL OR last_name_hash = $13)
          AND ($14::bytea IS NULL OR external_id_hash = $14)
        """;

    private const string ByReceived = $"""
        SELECT {LeadColumns.List} FROM lead {Where}
          AND ($16::uuid IS NULL OR (received_at, lead_id) < ($17::timestamptz, $16))
        ORDER BY received_at DESC, lead_id DESC LIMIT $15
        """;

    private const string ByUpdated = $"""
        SELECT {LeadColumns.List} FROM lead {Where}
          AND ($16::uuid IS NULL OR (updated_at, lead_id) < ($17::timestamptz, $16))
        ORDER BY updated_at DESC, lead_id DESC LIMIT $15
        """;

    private const string ByScore = $"""
        SELECT {LeadColumns.List} FROM lead {Where}
          AND ($16::uuid IS NULL OR (score, lead_id) < ($17::smallint, $16))
        ORDER BY score DESC, lead_id DESC LIMIT $15
        """;

    public async Task<IReadOnlyList<LeadRow>> Find(Actor actor, LeadFilter filter, int limit, CancellationToken cancellation)
    {
        var search = filter.Search;
        await using var command = database.Source.CreateCommand(search.Sort switch
        {
            LeadSort.ReceivedAt => ByReceived,
            LeadSort.UpdatedAt => ByUpdated,
            LeadSort.Score => ByScore,
        });
        var (broker, seller) = Scope(actor);
        Add(command, broker, NpgsqlDbType.Text);
        Add(command, seller, NpgsqlDbType.Text);
        Add(command, NullIfEmpty(search.Campaigns), NpgsqlDbType.Array | NpgsqlDbType.Text);
        Add(command, NullIfEmpty(search.Statuses.Select(s => (short)s).ToArray()), NpgsqlDbType.Array | NpgsqlDbType.Smallint);
        Add(command, NullIfEmpty(search.States.Select(s => s.ToUpperInvariant()).ToArray()), NpgsqlDbType.Array | NpgsqlDbType.Text);
        Add(command, NullIfEmpty(search.Brokers), NpgsqlDbType.Array | NpgsqlDbType.Text);
        Add(command, (short?)search.ScoreFrom, NpgsqlDbType.Smallint);
        Add(command, (short?)search.ScoreTo, NpgsqlDbType.Smallint);
        Add(command, search.ReceivedFrom?.ToUniversalTime(), NpgsqlDbType.TimestampTz);
        Add(command, search.ReceivedTo?.ToUniversalTime(), NpgsqlDbType.TimestampTz);
        Add(command, filter.PhoneHash, NpgsqlDbType.Bytea);
        Add(command, filter.EmailHash, NpgsqlDbType.Bytea);
        Add(command, filter.LastNameHash, NpgsqlDbType.Bytea);
        Add(command, filter.ExternalIdHash, NpgsqlDbType.Bytea);
        Add(command, limit, NpgsqlDbType.Integer);
        Add(command, filter.After?.LeadId, NpgsqlDbType.Uuid);
        Add(command, Edge(search.Sort, filter.After), search.Sort == LeadSort.Score ? NpgsqlDbType.Smallint : NpgsqlDbType.TimestampTz);

        var rows = new List<StoredLead>();
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(LeadColumns.Read(reader));
            }
        }

        return [.. (await vault.Open(rows, cancellation)).Select(l => LeadViews.Row(actor, l.ToRow()))];
    }

    public async Task<int> Count(Actor actor, int limit, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("""
            SELECT count(*)::integer FROM (
                SELECT FROM lead
                WHERE ($1::text IS NULL OR broker_id = $1) AND ($2::text IS NULL OR seller = $2)
                LIMIT $3) AS counted
            """);
        var (broker, seller) = Scope(actor);
        Add(command, broker, NpgsqlDbType.Text);
        Add(command, seller, NpgsqlDbType.Text);
        Add(command, limit, NpgsqlDbType.Integer);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>What narrows every list to the actor's own.</summary>
    private static (string? Broker, string? Seller) Scope(Actor actor) => actor.Kind switch
    {
        ActorKind.Administrator or ActorKind.System => (null, null),
        ActorKind.Broker => (actor.Id, null),
        ActorKind.Seller => (null, actor.Id),
    };

    private static object? Edge(LeadSort sort, SearchCursor? after) => after is null ? null
        : sort == LeadSort.Score ? (short)after.Value
        : new DateTimeOffset(after.Value, TimeSpan.Zero);

    private static T[]? NullIfEmpty<T>(T[] values) => values.Length == 0 ? null : values;

    private static void Add(NpgsqlCommand command, object? value, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
}
