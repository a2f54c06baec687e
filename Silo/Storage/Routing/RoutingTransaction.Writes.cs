using LeadGrid.Leads;
using LeadGrid.Routing;
using LeadGrid.Storage.Contacts;
using LeadGrid.Storage.Leads;
using NpgsqlTypes;

namespace LeadGrid.Storage.Routing;

internal sealed partial class RoutingTransaction
{
    public void Write(IntakeDecision decision)
    {
        WriteLeads(decision.Accepted);
        WriteClaims(decision.NewClaims);
        WriteKeys(decision.NewKeys);
        LeadEvent[] events =
        [
            .. decision.Accepted.SelectMany(a => AcceptedLeads.EventsOf(a, _campaign, Now)),
            .. decision.Duplicates.Select(d => AcceptedLeads.RemarkOf(d, _campaign, Now)),
        ];
        // None of these has free text to seal.
        LogRows.Append(_writes, [.. events.Select(e => new LogRow(e, CommitId, null))]);
        LaterRows.Append(_writes, TakeUps.Of(_campaign, decision.Accepted.Select(a => a.Lead)));
        Witness ??= decision.Accepted.Count > 0 ? decision.Accepted[0].Lead.LeadId : null;
    }

    public void Write(IReadOnlyList<WaitingAssignment> assignments)
    {
        if (assignments.Count == 0)
        {
            return;
        }

        var command = _writes.Append("""
            WITH written AS (
                UPDATE lead AS l
                SET version = a.version, commit_id = $1, status = $2, broker_id = a.broker_id, broker_name = a.broker_name,
                    updated_at = a.updated_at, assigned_at = a.updated_at
                FROM unnest($3, $4, $5, $6, $7) AS a (lead_id, version, broker_id, broker_name, updated_at)
                WHERE l.lead_id = a.lead_id AND l.version = a.version - 1
                RETURNING 1)
            SELECT demand_rows(count(*), $8) FROM written
            """);
        command.Add(CommitId);
        command.Add((short)LeadStatus.Assigned);
        command.AddArray(assignments.Select(a => a.Next.Id), NpgsqlDbType.Uuid);
        command.AddArray(assignments.Select(a => a.Next.Version), NpgsqlDbType.Bigint);
        command.AddArray(assignments.Select(a => a.Next.BrokerId!), NpgsqlDbType.Text);
        command.AddArray(assignments.Select(a => a.Next.BrokerName!), NpgsqlDbType.Text);
        command.AddArray(assignments.Select(a => a.Next.UpdatedAt), NpgsqlDbType.TimestampTz);
        command.Add(assignments.Count);

        LogRows.Append(_writes, [.. assignments.Select(a => new LogRow(a.Event, CommitId, null))]);
        Witness ??= assignments[0].Next.Id;
    }

    public void Write(RoutingDesk desk)
    {
        var changed = desk.Changed;
        _leaseChanges = _leases.Close(changed);
        if (changed.Count == 0)
        {
            return;
        }

        var book = desk.Rotations;
        var cycles = _writes.Append("""
            INSERT INTO routing_cycle (campaign, brokers, credits, used_at)
            SELECT $1, brokers, credits::jsonb, $2 FROM unnest($3, $4) AS c (brokers, credits)
            ON CONFLICT (campaign, brokers) DO UPDATE SET credits = excluded.credits, used_at = excluded.used_at
            """);
        cycles.Add(_campaign);
        cycles.Add(Now);
        cycles.AddArray(book.Touched, NpgsqlDbType.Text);
        cycles.AddArray(book.Touched.Select(set => StorageJson.Write(book.Cycles[set])), NpgsqlDbType.Text);

        var owed = _writes.Append("UPDATE routing SET version = version + 1, owed = $2::jsonb WHERE campaign = $1");
        owed.Add(_campaign);
        owed.Add(StorageJson.Write(book.Owed));
        Written = new RotationSnapshot(_version + 1, book.Cycles, book.Owed);
    }

    public void Wake(IEnumerable<Guid> leads) =>
        LaterRows.Append(_writes, [.. leads.Select(lead => new DueRow(_campaign, lead, new LeadGrid.Leads.DueWork(DueWorkKind.FollowUp, Now, 0)))]);

    public void PlanNextLook(DateTimeOffset? at)
    {
        if (at is { } due)
        {
            LaterRows.Append(_writes, [new DueRow(_campaign, Guid.Empty, new LeadGrid.Leads.DueWork(DueWorkKind.RouteWaiting, due, 0))]);
        }
        else
        {
            var command = _writes.Append("DELETE FROM due_work WHERE campaign = $1 AND lead_id = $2 AND kind = $3");
            command.Add(_campaign);
            command.Add(Guid.Empty);
            command.Add((short)DueWorkKind.RouteWaiting);
        }
    }

    private void WriteClaims(IReadOnlyDictionary<IdentityKey, Guid> claims)
    {
        if (claims.Count == 0)
        {
            return;
        }

        // A claim that has left the window is taken over.
        var command = _writes.Append("""
            INSERT INTO identity (campaign, kind, hash, lead_id, claimed_at)
            SELECT $1, kind, hash, lead_id, $2 FROM unnest($3, $4, $5) AS c (kind, hash, lead_id)
            ON CONFLICT (campaign, kind, hash) DO UPDATE SET lead_id = excluded.lead_id, claimed_at = excluded.claimed_at
            """);
        command.Add(_campaign);
        command.Add(Now);
        command.AddArray(claims.Keys.Select(k => (short)k.Kind), NpgsqlDbType.Smallint);
        command.AddArray(claims.Keys.Select(k => k.HashBytes), NpgsqlDbType.Bytea);
        command.AddArray(claims.Values, NpgsqlDbType.Uuid);
    }

    private void WriteKeys(IReadOnlyDictionary<IntakeKey, KnownAnswer> keys)
    {
        if (keys.Count == 0)
        {
            return;
        }

        // No ON CONFLICT: a key that another campaign's router took meanwhile fails the transaction, which is run
        // again and then finds it.
        var command = _writes.Append("""
            INSERT INTO intake_key (scope, key_hash, body_hash, answer)
            SELECT scope, key_hash, body_hash, answer::jsonb FROM unnest($1, $2, $3, $4) AS k (scope, key_hash, body_hash, answer)
            """);
        command.AddArray(keys.Keys.Select(k => k.Scope), NpgsqlDbType.Text);
        command.AddArray(keys.Keys.Select(k => k.HashBytes), NpgsqlDbType.Bytea);
        command.AddArray(keys.Values.Select(k => k.BodyHash), NpgsqlDbType.Bytea);
        command.AddArray(keys.Values.Select(k => StorageJson.Write(k.Answer)), NpgsqlDbType.Text);
    }

    private void WriteLeads(IReadOnlyList<AcceptedLead> accepted)
    {
        if (accepted.Count == 0)
        {
            return;
        }

        var command = _writes.Append("""
            INSERT INTO lead (
                lead_id, version, commit_id, campaign, seller, status, score, broker_id, broker_name, state_code,
                received_at, updated_at, assigned_at, flags, cost, cost_currency, score_reasons,
                phone_hash, email_hash, last_name_hash, external_id_hash, key_id, sealed)
            SELECT
                lead_id, $1, $2, $3, seller, status, score, broker_id, broker_name, state_code,
                received_at, received_at, CASE WHEN broker_id IS NOT NULL THEN $22 END, string_to_array(flags, ','), cost, cost_currency, score_reasons::jsonb,
                phone_hash, email_hash, last_name_hash, external_id_hash, key_id, sealed
            FROM unnest($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) AS l (
                lead_id, seller, status, score, broker_id, broker_name, state_code,
                received_at, flags, cost, cost_currency, score_reasons,
                phone_hash, email_hash, last_name_hash, external_id_hash, key_id, sealed)
            """);
        command.Add(AcceptedLeads.VersionAfter);
        command.Add(CommitId);
        command.Add(_campaign);
        command.AddArray(accepted.Select(a => a.Lead.LeadId), NpgsqlDbType.Uuid);
        command.AddArray(accepted.Select(a => a.Lead.Seller), NpgsqlDbType.Text);
        command.AddArray(accepted.Select(a => (short)(a.Broker is null ? LeadStatus.Queued : LeadStatus.Assigned)), NpgsqlDbType.Smallint);
        command.AddArray(accepted.Select(a => (short)a.Lead.Row.Score), NpgsqlDbType.Smallint);
        command.AddArray(accepted.Select(a => a.Broker?.Id), NpgsqlDbType.Text);
        command.AddArray(accepted.Select(a => a.Broker?.Name), NpgsqlDbType.Text);
        command.AddArray(accepted.Select(a => a.Lead.Row.State), NpgsqlDbType.Text);
        command.AddArray(accepted.Select(a => a.Lead.Row.ReceivedAt), NpgsqlDbType.TimestampTz);
        command.AddArray(accepted.Select(a => string.Join(',', a.Lead.Row.Flags)), NpgsqlDbType.Text);
        command.AddArray(accepted.Select(a => a.Lead.Cost?.Amount), NpgsqlDbType.Numeric);
        command.AddArray(accepted.Select(a => a.Lead.Cost?.Currency), NpgsqlDbType.Text);
        command.AddArray(accepted.Select(a => StorageJson.Write(a.Lead.ScoreReasons)), NpgsqlDbType.Text);
        command.AddArray(accepted.Select(a => a.Lead.PhoneHash), NpgsqlDbType.Bytea);
        command.AddArray(accepted.Select(a => a.Lead.EmailHash), NpgsqlDbType.Bytea);
        command.AddArray(accepted.Select(a => a.Lead.LastNameHash), NpgsqlDbType.Bytea);
        command.AddArray(accepted.Select(a => a.Lead.ExternalIdHash), NpgsqlDbType.Bytea);
        command.AddArray(accepted.Select(a => a.Lead.KeyId), NpgsqlDbType.Uuid);
        command.AddArray(accepted.Select(a => a.Lead.Sealed), NpgsqlDbType.Bytea);
        command.Add(Now);
    }
}
