using System.Text.Json;

namespace LeadGrid.Processes;

/// <summary>The ways in, as the demo's <c>dev.json</c> tells them.</summary>
public sealed record DevFile(string Url, string ApiKey, string[] Campaigns, DevLogin Admin, DevBroker[] Brokers, Uri? Simulator = null)
{
    public DevLogin Broker(string id)
    {
        var broker = Brokers.Single(b => b.Id == id);
        return new DevLogin(broker.Email, broker.Password);
    }

    /// <summary>The one that the Api has left in a working directory.</summary>
    public static DevFile Read(string folder) => ReadFile(Path.Combine(folder, ".leadgrid", "dev.json"));

    public static DevFile ReadFile(string file) =>
        JsonSerializer.Deserialize<DevFile>(File.ReadAllText(file), JsonSerializerOptions.Web)!;
}

public sealed record DevLogin(string Email, string Password);

public sealed record DevBroker(string Id, string Email, string Password);
