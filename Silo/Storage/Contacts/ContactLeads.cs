using LeadGrid.Contacts;
using LeadGrid.Privacy;
using LeadGrid.Storage.Leads;
using Npgsql;

namespace LeadGrid.Storage.Contacts;

/// <summary>Finds a contact's leads, and the other identifiers that they link to it.</summary>
internal sealed class ContactLeads(LeadDataSource database, IPersonalVault vault)
{
    private const int MaximumLeads = 50;

    private static readonly string ByPhone = $"SELECT {LeadColumns.List} FROM lead WHERE phone_hash = $1 ORDER BY received_at DESC LIMIT $2";
    private static readonly string ByEmail = $"SELECT {LeadColumns.List} FROM lead WHERE email_hash = $1 ORDER BY received_at DESC LIMIT $2";

    // From identifier to identifier, as far as leads connect them. A hundred at most: more is a form that many people use.
    private const string Chain = """
        WITH RECURSIVE linked (kind, hash) AS (
            SELECT $1::integer, $2::bytea
            UNION
            SELECT other.kind, other.hash
            FROM linked
            CROSS JOIN LATERAL (
                SELECT phone_hash, email_hash FROM lead WHERE linked.kind = 1 AND phone_hash = linked.hash
                UNION ALL
                SELECT phone_hash, email_hash FROM lead WHERE linked.kind = 2 AND email_hash = linked.hash) AS found
            CROSS JOIN LATERAL (VALUES (1, found.phone_hash), (2, found.email_hash)) AS other (kind, hash)
            WHERE other.hash IS NOT NULL
        )
        SELECT kind, hash FROM linked LIMIT 100
        """;

    public async Task<IReadOnlyList<ContactLead>> Of(ContactKey key, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(key.Kind == ContactKind.Phone ? ByPhone : ByEmail);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = key.HashBytes });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MaximumLeads });
        var rows = new List<StoredLead>();
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(LeadColumns.Read(reader));
            }
        }

        return
        [
            .. from lead in await vault.Open(rows, cancellation)
               where lead.Personal is not null
               select new ContactLead(lead.Id, lead.Campaign, lead.Seller, lead.BrokerName, lead.Status, lead.ReceivedAt, lead.Personal!),
        ];
    }

    public async Task<IReadOnlyList<ContactKey>> Linked(ContactKey key, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Chain);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = (int)key.Kind });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = key.HashBytes });
        var keys = new List<ContactKey>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var hash = row.GetFieldValue<byte[]>(1);
            keys.Add(row.GetInt32(0) == (int)ContactKind.Phone ? ContactKey.Phone(hash) : ContactKey.Email(hash));
        }

        return keys;
    }
}
