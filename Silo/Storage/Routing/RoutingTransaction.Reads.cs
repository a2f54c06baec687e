using LeadGrid.Intake;
using LeadGrid.Routing;
using LeadGrid.Storage.Leads;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Routing;

internal sealed partial class RoutingTransaction
{
    // Each statement of a batch sees what was committed when the statement began: those after this one see what the lock's
    // last holder wrote.
    private const string Lock = "SELECT version, owed, router_epoch FROM routing WHERE campaign = $1";

    // Not now(): the transaction may have waited for its locks since it began.
    private const string Clock = "SELECT clock_timestamp()";

    private const string Cycles = """
        SELECT c.brokers, c.credits FROM routing_cycle AS c JOIN routing AS r USING (campaign)
        WHERE c.campaign = $1 AND r.version <> $2
        """;

    // LATERAL, so that each key is one look at the index: a join lets the planner read the whole table when its
    // statistics are young.
    private const string Keys = """
        SELECT wanted.scope, wanted.key_hash, k.body_hash, k.answer
        FROM unnest($1, $2) AS wanted (scope, key_hash)
        CROSS JOIN LATERAL (
            SELECT body_hash, answer FROM intake_key AS k WHERE k.scope = wanted.scope AND k.key_hash = wanted.key_hash LIMIT 1) AS k
        """;

    private const string Claims = """
        SELECT wanted.kind, wanted.hash, i.lead_id
        FROM unnest($2, $3) AS wanted (kind, hash)
        CROSS JOIN LATERAL (
            SELECT lead_id FROM identity AS i
            WHERE i.campaign = $1 AND i.kind = wanted.kind AND i.hash = wanted.hash
              AND i.claimed_at > clock_timestamp() - $4 LIMIT 1) AS i
        """;

    private RotationSnapshot _rotations = RotationSnapshot.Empty;

    public IReadOnlyDictionary<string, Allowance> Allowances => _leases.Allowances;

    public IntakeBook Book { get; private set; } = IntakeBook.Empty;

    public RotationBook Rotations() => new(new(_rotations.Cycles), new(_rotations.Owed));

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
            [.. leads.Select(l => new WaitingLead(l, WaitingFacts.Of(l)))],
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

    /// <returns>False where a row is missing that the transaction would have to lock.</returns>
    private async Task<bool> Read(RoutingReads wanted, RotationSnapshot? known, LeaseSight sight)
    {
        await using var reads = new NpgsqlBatch(_connection, _transaction);
        // One for each statement, in their order.
        var readers = new List<Func<NpgsqlDataReader, Task>>(8);
        var owed = "{}";
        var epoch = 0L;
        var accounts = new LeaseRows();
        var cycles = new Dictionary<string, long[]>();
        var answers = new Dictionary<IntakeKey, KnownAnswer>();
        var holders = new Dictionary<IdentityKey, Guid>();

        reads.Append(_forUpdate ? Lock + " FOR UPDATE" : Lock).Add(_campaign);
        readers.Add(reader => Each(reader, row => (_version, owed, epoch) = (row.GetInt64(0), row.GetString(1), row.GetInt64(2))));
        if (wanted.Brokers.Count > 0 && _forUpdate)
        {
            LeaseRows.AppendLocks(reads, _campaign, wanted, sight);
            readers.Add(reader => Each(reader, accounts.TakeLock));
        }

        reads.Append(Clock);
        readers.Add(reader => Each(reader, row => Now = row.GetFieldValue<DateTimeOffset>(0)));
        if (wanted.Brokers.Count > 0)
        {
            LeaseRows.AppendAccounts(reads, _campaign, wanted);
            readers.Add(reader => Each(reader, accounts.TakeAccount));
            if (!_forUpdate)
            {
                LeaseRows.AppendOthers(reads, _campaign, wanted);
                readers.Add(reader => Each(reader, accounts.TakeOther));
            }

            var turned = reads.Append(Cycles);
            turned.Add(_campaign);
            turned.Add(known?.Version ?? -1);
            readers.Add(reader => Each(reader, row => cycles[row.GetString(0)] = StorageJson.Read<long[]>(row.GetString(1))));
        }

        IntakeKey[] keys = [.. wanted.Batch.SelectMany(l => IntakeDecider.KeysOf(l, _campaign)).Distinct()];
        if (keys.Length > 0)
        {
            var command = reads.Append(Keys);
            command.AddArray(keys.Select(k => k.Scope), NpgsqlDbType.Text);
            command.AddArray(keys.Select(k => k.HashBytes), NpgsqlDbType.Bytea);
            readers.Add(reader => Each(reader, row => answers[IntakeKey.Of(row.GetString(0), row.GetFieldValue<byte[]>(1))] =
                new KnownAnswer(row.GetFieldValue<byte[]>(2), StorageJson.Read<IntakeAnswer>(row.GetString(3)))));
        }

        IdentityKey[] identities = [.. wanted.Batch.SelectMany(IntakeDecider.IdentitiesOf).Distinct()];
        if (identities.Length > 0)
        {
            var command = reads.Append(Claims);
            command.Add(_campaign);
            command.AddArray(identities.Select(i => (short)i.Kind), NpgsqlDbType.Smallint);
            command.AddArray(identities.Select(i => i.HashBytes), NpgsqlDbType.Bytea);
            command.Add(wanted.DuplicateWindow);
            readers.Add(reader => Each(reader, row =>
                holders[IdentityKey.Of((IdentityKind)row.GetInt16(0), row.GetFieldValue<byte[]>(1))] = row.GetGuid(2)));
        }

        await using (var reader = await reads.ExecuteReaderAsync(_cancellation))
        {
            foreach (var read in readers)
            {
                await read(reader);
                await reader.NextResultAsync(_cancellation);
            }
        }

        if (wanted.Epoch is { } asked && asked != epoch)
        {
            throw new SupersededException(_campaign);
        }

        _leases = accounts.ToBook(wanted, Now, alone: !_forUpdate);
        Unlocked = _leases.Unlocked;
        Book = new IntakeBook(answers, holders);
        _rotations = known is not null && known.Version == _version
            ? known
            : new RotationSnapshot(_version, cycles, StorageJson.Read<Dictionary<string, double>>(owed));
        return _version >= 0 && accounts.Count == wanted.Brokers.Count;
    }

    private async Task Each(NpgsqlDataReader reader, Action<NpgsqlDataReader> take)
    {
        while (await reader.ReadAsync(_cancellation))
        {
            take(reader);
        }
    }

    private async Task MakeRows(RoutingReads wanted)
    {
        await using var make = new NpgsqlBatch(_connection, _transaction);
        make.Append("INSERT INTO routing (campaign) VALUES ($1) ON CONFLICT DO NOTHING").Add(_campaign);
        make.Append("""
            INSERT INTO broker_allowance (broker_id, day, day_used, month_used, open_used)
            SELECT broker_id, date '2000-01-01', 0, 0, 0 FROM unnest($1) AS b (broker_id) ORDER BY broker_id
            ON CONFLICT DO NOTHING
            """).Add<string[]>([.. wanted.Brokers.Select(b => b.Id)]);
        await make.ExecuteNonQueryAsync(_cancellation);
    }
}
