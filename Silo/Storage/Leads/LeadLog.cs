using System.Globalization;
using System.Text;
using LeadGrid.Access;
using LeadGrid.Leads;
using LeadGrid.Privacy;
using Npgsql;

namespace LeadGrid.Storage.Leads;

internal sealed class LeadLog(LeadDataSource database, IPersonalVault vault) : ILeadLog
{
    private const string Page = """
        SELECT epoch || '.' || position, ordinal, version, kind, at, actor_kind, actor_id, actor_name, body, sealed
        FROM lead_event
        WHERE lead_id = $1 AND (epoch, position, ordinal) < ($5, $2::text::xid8, $3)
        ORDER BY epoch DESC, position DESC, ordinal DESC
        LIMIT $4
        """;

    public async Task<(IReadOnlyList<LeadEvent> Events, string? Next)> Read(
        LeadState lead, string? before, int limit, CancellationToken cancellation)
    {
        var (epoch, position, ordinal) = Parse(before);
        var events = new List<LeadEvent>();
        string? last = null;
        await using var command = database.Source.CreateCommand(Page);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lead.Id });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = position.ToString(CultureInfo.InvariantCulture) });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = ordinal });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit + 1 });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = epoch });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            if (events.Count == limit)
            {
                return (events, last);
            }

            last = $"{row.GetString(0)}-{row.GetInt32(1)}";
            var text = row.IsDBNull(9)
                ? null
                : await vault.Open(lead.KeyId, lead.Id, row.GetFieldValue<byte[]>(9), cancellation);
            events.Add(new LeadEvent(
                lead.Id,
                lead.Campaign,
                row.GetString(3),
                row.GetInt64(2),
                row.GetFieldValue<DateTimeOffset>(4),
                new Actor((ActorKind)row.GetInt16(5), row.GetString(6), row.GetString(7)),
                StorageJson.Read<LeadEventBody>(row.GetString(8)),
                text is null ? null : Encoding.UTF8.GetString(text)));
        }

        return (events, null);
    }

    private static (int Epoch, ulong Position, int Ordinal) Parse(string? before)
    {
        if (before is null)
        {
            return (int.MaxValue, long.MaxValue, int.MaxValue);
        }

        string[] parts = before.Split('-') is [var place, var rest] ? [.. place.Split('.'), rest] : [];
        return parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            && ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
                ? (epoch, position, ordinal)
                : throw new FormatException("That is no place in a timeline: use the page's own `next`.");
    }
}
