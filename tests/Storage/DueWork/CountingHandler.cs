using LeadGrid.Leads;
using Npgsql;

namespace LeadGrid.Storage.DueWork;

/// <summary>A kind whose effect is a row in a table, so that it can be counted how often each piece took effect.</summary>
internal sealed class CountingHandler(DueWorkKind kind, Func<LeasedWork, Task>? before = null) : IDueWorkHandler
{
    public const string Table = "CREATE TABLE effect (campaign text, lead_id uuid, version bigint)";

    public static readonly DueWorkKind Counted = (DueWorkKind)99;

    public DueWorkKind Kind => kind;

    public async Task<Action<NpgsqlBatch>?> Handle(LeasedWork work, CancellationToken cancellation)
    {
        if (before is not null)
        {
            await before(work);
        }

        return batch =>
        {
            var insert = batch.Append("INSERT INTO effect (campaign, lead_id, version) VALUES ($1, $2, $3)");
            insert.Add(work.Campaign);
            insert.Add(work.LeadId);
            insert.Add(work.Version);
        };
    }
}
