using LeadGrid.Compliance;
using LeadGrid.Contacts;
using Npgsql;

namespace LeadGrid.Storage.Compliance.Rejudgement;

/// <summary>An entry by which a message or call left.</summary>
internal sealed record LeftContact(DateTimeOffset At, string Contact, long Number);

/// <summary>A message that left, by the lead's own record of it.</summary>
/// <param name="Contact">Whose; null where the lead tells no more.</param>
internal sealed record LeftMessage(DateTimeOffset At, Guid Id, DateTimeOffset UpdatedAt, ContactChannel Channel, string? Contact);

/// <summary>Finds what left in a day, page by page.</summary>
internal sealed class LeftContacts(LeadDataSource database)
{
    private const string Used = """
        SELECT at, contact, number FROM contact_entry
        WHERE at >= $1 AND at < $2 AND kind = 'PermitUsed' AND (at, contact, number) > ($3, $4, $5)
        ORDER BY at, contact, number
        LIMIT $6
        """;

    // A message waits for its hour up to three days from when it was written. Of states: what may be with a provider, and what a
    // provider has refused; what was given up before it left names none.
    private const string Messages = """
        SELECT m.at, m.message_id, m.updated_at, m.channel, l.phone_hash, l.email_hash
        FROM message AS m LEFT JOIN lead AS l USING (lead_id)
        WHERE m.at >= $1 - interval '4 days' AND m.at < $2 AND m.updated_at >= $1 AND m.updated_at < $2
          AND (m.state IN (5, 10, 20) OR (m.state = 30 AND m.facts ->> 'provider' IS NOT NULL))
          AND (m.at, m.message_id) > ($3, $4)
        ORDER BY m.at, m.message_id
        LIMIT $5
        """;

    public async Task<IReadOnlyList<LeftContact>> After(RejudgedDay day, int most, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var page = batch.Append(Used);
        page.Add(day.From);
        page.Add(day.To);
        page.Add(day.Reached.ContactAt ?? DateTimeOffset.UnixEpoch);
        page.Add(day.Reached.Contact);
        page.Add(day.Reached.Number);
        page.Add(most);
        var found = new List<LeftContact>();
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            found.Add(new(row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.GetInt64(2)));
        }

        return found;
    }

    public async Task<IReadOnlyList<LeftMessage>> MessagesAfter(RejudgedDay day, int most, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var page = batch.Append(Messages);
        page.Add(day.From);
        page.Add(day.To);
        page.Add(day.Reached.MessageAt ?? DateTimeOffset.UnixEpoch);
        page.Add(day.Reached.Message);
        page.Add(most);
        var found = new List<LeftMessage>();
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var channel = (ContactChannel)row.GetInt16(3);
            found.Add(new(
                row.GetFieldValue<DateTimeOffset>(0), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2), channel, ContactOf(row, channel)));
        }

        return found;
    }

    private static string? ContactOf(NpgsqlDataReader row, ContactChannel channel)
    {
        var column = channel == ContactChannel.Email ? 5 : 4;
        return row.IsDBNull(column) ? null
            : channel == ContactChannel.Email ? ContactKey.Email(row.GetFieldValue<byte[]>(column)).ToString()
            : ContactKey.Phone(row.GetFieldValue<byte[]>(column)).ToString();
    }
}
