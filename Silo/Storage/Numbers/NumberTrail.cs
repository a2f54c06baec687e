using LeadGrid.Numbers;
using LeadGrid.Outreach;
using NpgsqlTypes;

namespace LeadGrid.Storage.Numbers;

/// <summary>Reads from the messages of leads by which of our numbers they went. What never left says nothing.</summary>
internal sealed class NumberTrail(LeadDataSource database) : INumberTrail
{
    private static readonly MessageState[] s_ours = [MessageState.Unknown, MessageState.Sent, MessageState.Delivered, MessageState.Failed];

    // What a person writes is told to each of their leads: it says the number of a conversation only where that has yet to begin.
    private const string Newest = """
        SELECT facts->>'number' FROM message
        WHERE lead_id = $1 AND facts->>'number' IS NOT NULL AND (state = ANY ($2) OR state = $3)
        ORDER BY state = $3, at DESC, message_id DESC LIMIT 1
        """;

    private const string Users = """
        SELECT lead_id FROM message
        WHERE lead_id = ANY ($1) AND facts->>'number' = $3 AND state = ANY ($2)
        GROUP BY lead_id ORDER BY max(at) DESC, lead_id DESC
        """;

    public async Task<string?> Last(Guid leadId, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var newest = batch.Append(Newest);
        newest.Add(leadId);
        newest.AddArray(s_ours.Select(state => (short)state), NpgsqlDbType.Smallint);
        newest.Add((short)MessageState.Received);
        return (string?)await batch.ExecuteScalarAsync(cancellation);
    }

    public async Task<Guid[]> Using(string number, IReadOnlyCollection<Guid> leads, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var users = batch.Append(Users);
        users.AddArray(leads, NpgsqlDbType.Uuid);
        users.AddArray(s_ours.Select(state => (short)state), NpgsqlDbType.Smallint);
        users.Add(number);
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        var found = new List<Guid>();
        while (await row.ReadAsync(cancellation))
        {
            found.Add(row.GetGuid(0));
        }

        return [.. found];
    }
}
