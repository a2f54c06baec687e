using System.Text.Json;

namespace LeadGrid.Intake;

/// <summary>Reads the lists that ship inside the assembly. A list that is not there is a broken build.</summary>
internal static class EmbeddedList
{
    /// <summary>The lines of a list, without blank ones and comments.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        return [.. reader.ReadToEnd()
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))];
    }

    public static T Json<T>(string name)
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }

    private static Stream Open(string name) =>
        typeof(EmbeddedList).Assembly.GetManifestResourceStream($"LeadGrid.{name}")!;
}
