using System.Globalization;
using LeadGrid.Compliance;
using Npgsql;

namespace LeadGrid.Storage.Compliance;

/// <summary>Rows of <c>suppression_list</c>.</summary>
internal static class ListRows
{
    private const string Columns =
        "list_id, kind, name, seller, area_codes, as_of, state, rows, accepted, created_by, current_at, ended_at, ended_by";

    public const string One = $"SELECT {Columns} FROM suppression_list WHERE list_id = $1 AND state = 'current'";

    public const string All = $"""
        SELECT {Columns} FROM suppression_list
        ORDER BY state <> 'current', list_id DESC
        LIMIT $1
        """;

    public static SuppressionListView Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Kind = Value<ListKind>(row.GetString(1)),
        Name = row.GetString(2),
        Seller = row.IsDBNull(3) ? null : row.GetString(3),
        AreaCodes = row.GetFieldValue<string[]>(4),
        AsOf = row.GetFieldValue<DateTimeOffset>(5),
        State = Value<ListState>(row.GetString(6)),
        Rows = row.GetInt64(7),
        Accepted = row.GetInt64(8),
        CreatedBy = row.GetString(9),
        CurrentAt = row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10),
        EndedAt = row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11),
        EndedBy = row.IsDBNull(12) ? null : row.GetString(12),
    };

    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLower(CultureInfo.InvariantCulture);

    public static T Value<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);
}
