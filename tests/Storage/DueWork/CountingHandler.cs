using LeadGrid.Leads;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.DueWork;

/// <summary>A kind whose effect is a row in a table, so that it can be counted how often each piece took effect.</summary>
internal sealed class CountingHandler(DueWorkKind kind, Func<LeasedWork, Task>? before = null) : IDueWorkHandler
{
    public const string Table = """
        CREATE TABLE effect (campaign text, lead_id uuid, kind smallint, version bigint, xid xid8 DEFAULT pg_current_xact_id())
        """;

    public static readonly DueWorkKind Counted = (DueWorkKind)99;

    public DueWorkKind Kind => kind;

    public async Task<DueWorkEffect?> Handle(LeasedWork work, CancellationToken cancellation)
    {
        if (before is not null)
        {
            await before(work);
        }

        return DueWorkEffect.Of(work, Append);
    }

    public static void Append(NpgsqlBatch batch, IReadOnlyList<LeasedWork> work)
    {
        var insert = batch.Append("""
            INSERT INTO effect (campaign, lead_id, kind, version)
            SELECT campaign, lead_id, kind, version FROM unnest($1, $2, $3, $4) AS e (campaign, lead_id, kind, version)
            """);
        insert.AddArray(work.Select(w => w.Campaign), NpgsqlDbType.Text);
        insert.AddArray(work.Select(w => w.LeadId), NpgsqlDbType.Uuid);
        insert.AddArray(work.Select(w => (short)w.Kind), NpgsqlDbType.Smallint);
        insert.AddArray(work.Select(w => w.Version), NpgsqlDbType.Bigint);
    }
}
