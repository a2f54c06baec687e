using LeadGrid.Sequences;
using Npgsql;

namespace LeadGrid.Storage.Leads;

internal sealed class DueCallRows(LeadDataSource database) : IDueCallRows
{
    private const string Due = "SELECT lead_id FROM lead WHERE broker_id = $1 AND call_due_at IS NOT NULL ORDER BY call_due_at LIMIT $2";

    public async Task<Guid[]> Of(string brokerId, int limit, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Due);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = brokerId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        var leads = new List<Guid>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            leads.Add(row.GetGuid(0));
        }

        return [.. leads];
    }
}
