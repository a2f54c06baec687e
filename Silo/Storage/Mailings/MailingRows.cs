using LeadGrid.Leads;
using LeadGrid.Mailings;
using LeadGrid.Storage.Leads;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Mailings;

internal sealed class MailingRows(LeadDataSource database) : IMailingRows
{
    private const string CountLeads = $"SELECT count(*) FROM ({SegmentSql.Leads}) AS leads";

    private const string Name = "INSERT INTO mailing (mailing, campaign, id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    private const string Named = "SELECT id FROM mailing WHERE mailing = $1";

    private const string Forget = "DELETE FROM mailing_recipient WHERE mailing = $1";

    private const string TakeDown = $"""
        INSERT INTO mailing_recipient (mailing, lead_id, campaign, due_at)
        SELECT $10, lead_id, $1, $11 FROM ({SegmentSql.Leads}) AS leads LIMIT $12
        """;

    private const string Due = "SELECT lead_id FROM mailing_recipient WHERE mailing = $1 AND state = 0 AND due_at <= $2 ORDER BY due_at, lead_id LIMIT $3";

    private const string First = "SELECT min(due_at) FROM mailing_recipient WHERE mailing = $1 AND state = 0";

    // What a turn that was overtaken says of somebody who is settled changes nothing.
    private const string Note = """
        UPDATE mailing_recipient AS r
        SET state = a.state, rule = a.rule, reason = a.reason, due_at = coalesce(a.due_at, r.due_at), message_id = a.message_id,
            written_at = CASE WHEN a.state = 1 THEN $8 END
        FROM unnest($2, $3, $4, $5, $6, $7) AS a (lead_id, state, due_at, rule, reason, message_id)
        WHERE r.mailing = $1 AND r.lead_id = a.lead_id AND r.state = 0
        """;

    public async Task<int> Count(string campaign, MailingSegment segment, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        SegmentSql.Add(batch.Append(CountLeads), campaign, segment, now);
        return (int)(long)(await batch.ExecuteScalarAsync(cancellation))!;
    }

    public async Task<int> Freeze(Mailing mailing, int most, DateTimeOffset firstTurn, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var name = batch.Append(Name);
        name.Add(mailing.Key);
        name.Add(mailing.Campaign);
        name.Add(mailing.Id);
        batch.Append(Forget).Add(mailing.Key);
        var take = batch.Append(TakeDown);
        SegmentSql.Add(take, mailing.Campaign, mailing.Content.Segment, now);
        take.Add(mailing.Key);
        take.Add(firstTurn);
        take.Add(most + 1);
        LaterRows.Append(batch, [Turn(mailing, firstTurn)]);
        await batch.ExecuteNonQueryAsync(cancellation);
        var people = (int)take.RecordsAffected;
        if (people > 0 && people <= most)
        {
            await transaction.CommitAsync(cancellation);
        }

        return people;
    }

    public async Task<string?> IdOf(Guid mailing, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        batch.Append(Named).Add(mailing);
        return (string?)await batch.ExecuteScalarAsync(cancellation);
    }

    public async Task Plan(Mailing mailing, DateTimeOffset turn, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        LaterRows.Append(batch, [Turn(mailing, turn)]);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<IReadOnlyList<Guid>> Next(Guid mailing, int limit, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var command = batch.Append(Due);
        command.Add(mailing);
        command.Add(now);
        command.Add(limit);
        var leads = new List<Guid>();
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            leads.Add(row.GetGuid(0));
        }

        return leads;
    }

    public async Task Settle(Guid mailing, IReadOnlyList<(Guid Lead, MailingAnswer Answer)> answers, DateTimeOffset now, CancellationToken cancellation)
    {
        if (answers.Count == 0)
        {
            return;
        }

        await using var batch = database.Source.CreateBatch();
        var command = batch.Append(Note);
        command.Add(mailing);
        command.AddArray(answers.Select(each => each.Lead), NpgsqlDbType.Uuid);
        command.AddArray(answers.Select(each => (short)State(each.Answer)), NpgsqlDbType.Smallint);
        command.AddArray(answers.Select(each => each.Answer.Until?.ToUniversalTime()), NpgsqlDbType.TimestampTz);
        command.AddArray(answers.Select(each => each.Answer.Rule), NpgsqlDbType.Text);
        command.AddArray(answers.Select(each => each.Answer.Reason), NpgsqlDbType.Text);
        command.AddArray(
            answers.Select(each => each.Answer == MailingAnswer.Written ? MailingNames.Message(mailing, each.Lead) : (Guid?)null), NpgsqlDbType.Uuid);
        command.Add(now);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<DateTimeOffset?> NextDue(Guid mailing, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        batch.Append(First).Add(mailing);
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) && !row.IsDBNull(0) ? row.GetFieldValue<DateTimeOffset>(0) : null;
    }

    public Task<MailingHarm> Harm(Guid mailing, CancellationToken cancellation) => MailingQuery.Harm(database.Source, mailing, cancellation);

    public Task<MailingFigures> Figures(Guid mailing, CancellationToken cancellation) => MailingQuery.Figures(database.Source, mailing, cancellation);

    public Task<MailingRecipient[]> Recipients(Guid mailing, RecipientFilter filter, Guid? after, int limit, CancellationToken cancellation) =>
        MailingQuery.Recipients(database.Source, mailing, filter, after, limit, cancellation);

    private static RecipientState State(MailingAnswer answer) =>
        answer == MailingAnswer.Written ? RecipientState.Written : answer.Until is null ? RecipientState.LeftOut : RecipientState.Waiting;

    private static DueRow Turn(Mailing mailing, DateTimeOffset at) =>
        new(mailing.Campaign, mailing.Key, new LeadGrid.Leads.DueWork(DueWorkKind.Mailing, at, mailing.Revision));
}
