using LeadGrid.Intake;
using LeadGrid.Routing;
using LeadGrid.Storage.Leads;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Routing;

internal sealed partial class RoutingTransaction
{
    private const string SelectAllowances =
        "SELECT broker_id, day, day_used, month_used, open_used FROM broker_allowance WHERE broker_id = ANY($1) ORDER BY broker_id";

    private const string MakeAllowances = """
        INSERT INTO broker_allowance (broker_id, day, day_used, month_used, open_used)
        SELECT broker_id, date '2000-01-01', 0, 0, 0 FROM unnest($1) AS b (broker_id) ORDER BY broker_id
        ON CONFLICT DO NOTHING
        """;

    public async Task<IReadOnlyDictionary<string, Allowance>> Allowances(IReadOnlyCollection<string> brokers)
    {
        string[] ids = [.. brokers];
        var allowances = await ReadAllowances(ids);
        if (_forUpdate && allowances.Count < ids.Length)
        {
            // Without a row there is nothing to lock, and two campaigns could both count a broker's first lead.
            await using var make = Command(MakeAllowances);
            make.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ids });
            await make.ExecuteNonQueryAsync(_cancellation);
            allowances = await ReadAllowances(ids);
        }

        return allowances;
    }

    public async Task<RotationBook> Rotations()
    {
        if (Known is null || Known.Version != _version)
        {
            var cycles = new Dictionary<string, long[]>();
            await using var command = Command("SELECT brokers, credits FROM routing_cycle WHERE campaign = $1");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _campaign });
            await using var reader = await command.ExecuteReaderAsync(_cancellation);
            while (await reader.ReadAsync(_cancellation))
            {
                cycles[reader.GetString(0)] = StorageJson.Read<long[]>(reader.GetString(1));
            }

            Known = new RotationSnapshot(_version, cycles, StorageJson.Read<Dictionary<string, double>>(_owed));
        }

        return new RotationBook(new Dictionary<string, long[]>(Known.Cycles), new Dictionary<string, double>(Known.Owed));
    }

    public async Task<IntakeBook> Book(IReadOnlyList<PreparedLead> batch, TimeSpan duplicateWindow)
    {
        IntakeKey[] keys = [.. batch.SelectMany(l => IntakeDecider.KeysOf(l, _campaign)).Distinct()];
        IdentityKey[] identities = [.. batch.SelectMany(IntakeDecider.IdentitiesOf).Distinct()];

        await using var reads = new NpgsqlBatch(_connection, _transaction);
        var known = reads.Append("""
            SELECT k.scope, k.key_hash, k.body_hash, k.answer
            FROM unnest($1, $2) AS wanted (scope, key_hash) JOIN intake_key AS k USING (scope, key_hash)
            """);
        known.AddArray(keys.Select(k => k.Scope), NpgsqlDbType.Text);
        known.AddArray(keys.Select(k => k.HashBytes), NpgsqlDbType.Bytea);
        var claims = reads.Append("""
            SELECT i.kind, i.hash, i.lead_id
            FROM unnest($2, $3) AS wanted (kind, hash) JOIN identity AS i USING (kind, hash)
            WHERE i.campaign = $1 AND i.claimed_at > $4
            """);
        claims.Add(_campaign);
        claims.AddArray(identities.Select(i => (short)i.Kind), NpgsqlDbType.Smallint);
        claims.AddArray(identities.Select(i => i.HashBytes), NpgsqlDbType.Bytea);
        claims.Add(Now - duplicateWindow);

        var answers = new Dictionary<IntakeKey, KnownAnswer>();
        var holders = new Dictionary<IdentityKey, Guid>();
        await using var reader = await reads.ExecuteReaderAsync(_cancellation);
        while (await reader.ReadAsync(_cancellation))
        {
            answers[IntakeKey.Of(reader.GetString(0), reader.GetFieldValue<byte[]>(1))] =
                new KnownAnswer(reader.GetFieldValue<byte[]>(2), StorageJson.Read<IntakeAnswer>(reader.GetString(3)));
        }

        await reader.NextResultAsync(_cancellation);
        while (await reader.ReadAsync(_cancellation))
        {
            holders[IdentityKey.Of((IdentityKind)reader.GetInt16(0), reader.GetFieldValue<byte[]>(1))] = reader.GetGuid(2);
        }

        return new IntakeBook(answers, holders);
    }

    public async Task<WaitingPage> Waiting(string[] states, WaitingCursor? after, int limit)
    {
        var rows = new List<StoredLead>();
        await using (var command = Command(WaitingRows))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _campaign });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = states });
            command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)(after?.Score ?? 101) });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = after?.ReceivedAt ?? DateTimeOffset.UnixEpoch });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after?.LeadId ?? Guid.Empty });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            await using var reader = await command.ExecuteReaderAsync(_cancellation);
            while (await reader.ReadAsync(_cancellation))
            {
                rows.Add(LeadColumns.Read(reader));
            }
        }

        var leads = await _vault.Open(rows, _cancellation);
        var last = leads.Count == limit ? leads[^1] : null;
        return new WaitingPage(
            [.. leads.Select(l => new WaitingLead(l, new LeadFacts(l.Personal?.Facts ?? [])))],
            last is null ? null : new WaitingCursor(last.Score, last.ReceivedAt, last.Id));
    }

    public async Task<bool> AnyWaiting()
    {
        await using var command = Command("SELECT EXISTS (SELECT FROM lead WHERE campaign = $1 AND status = 4)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _campaign });
        return (bool)(await command.ExecuteScalarAsync(_cancellation))!;
    }

    // Best score first, then oldest: one direction down and one up, so the page's edge is spelled out.
    private const string WaitingRows = $"""
        SELECT {LeadColumns.List}
        FROM lead
        WHERE campaign = $1 AND status = 4 AND state_code = ANY($2)
          AND (score < $3 OR (score = $3 AND (received_at, lead_id) > ($4, $5)))
        ORDER BY score DESC, received_at, lead_id
        LIMIT $6
        """;

    private async Task<Dictionary<string, Allowance>> ReadAllowances(string[] ids)
    {
        var allowances = new Dictionary<string, Allowance>();
        await using var command = Command(_forUpdate ? SelectAllowances + " FOR UPDATE" : SelectAllowances);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ids });
        await using var reader = await command.ExecuteReaderAsync(_cancellation);
        while (await reader.ReadAsync(_cancellation))
        {
            allowances[reader.GetString(0)] = new Allowance(
                reader.GetFieldValue<DateOnly>(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4));
        }

        return allowances;
    }
}
