using System.Text.Json;

namespace LeadGrid.Demo;

/// <summary>What <c>.leadgrid/dev.json</c> tells whoever tries the demo: where it is, and how to get in.</summary>
/// <param name="Simulator">Where texts and e-mails go; null: to a provider, or nowhere.</param>
internal sealed record DemoFile(string Url, string ApiKey, string[] Campaigns, DemoLogin Admin, DemoBrokerLogin[] Brokers, Uri? Simulator = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <returns>Null where there is none, or none that can be read: a new one is then made.</returns>
    public static DemoFile? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<DemoFile>(File.ReadAllText(path), Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Replaces the file as a whole, readable by its owner only.</summary>
    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var fresh = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(fresh, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            JsonSerializer.Serialize(file, this, Json);
        }

        File.Move(fresh, path, overwrite: true);
    }
}

internal sealed record DemoLogin(string Email, string Password);

internal sealed record DemoBrokerLogin(string Id, string Email, string Password);
