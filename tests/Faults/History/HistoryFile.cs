using System.Text.Json;
using System.Text.Json.Serialization;
using LeadGrid.Faults.Checking;

namespace LeadGrid.Faults.History;

/// <summary>
/// A run on disk: <c>history.ndjson</c>, one entry a line, so that a run that died can be read up to its last line, and
/// <c>state.json</c>, what the database held afterwards. Both together can be judged again.
/// </summary>
internal static class HistoryFile
{
    private const string Entries = "history.ndjson";
    private const string State = "state.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Line(Entry entry) => JsonSerializer.Serialize(entry, Json);

    public static StreamWriter Begin(string folder)
    {
        Directory.CreateDirectory(folder);
        return new StreamWriter(Path.Combine(folder, Entries));
    }

    public static void End(string folder, GridState state) =>
        File.WriteAllText(Path.Combine(folder, State), JsonSerializer.Serialize(state, Json));

    /// <summary>Keeps a record as it is now, beside what the database holds: the run may go on.</summary>
    public static void Keep(string folder, string where, GridState state)
    {
        Directory.CreateDirectory(where);
        File.Copy(Path.Combine(folder, Entries), Path.Combine(where, Entries), overwrite: true);
        End(where, state);
    }

    public static (RunHistory History, GridState State) Read(string folder) => (
        new RunHistory([.. File.ReadLines(Path.Combine(folder, Entries)).Select(line => JsonSerializer.Deserialize<Entry>(line, Json)!)]),
        JsonSerializer.Deserialize<GridState>(File.ReadAllText(Path.Combine(folder, State)), Json)!);
}
