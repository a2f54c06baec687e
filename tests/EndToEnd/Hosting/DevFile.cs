using System.Text.Json;

namespace LeadGrid.Hosting;

/// <summary>The ways in, as <c>.leadgrid/dev.json</c> tells them.</summary>
public sealed record DevFile(string Url, string ApiKey, string[] Campaigns, DevLogin Admin, DevBroker[] Brokers)
{
    public DevLogin Broker(string id)
    {
        var broker = Brokers.Single(b => b.Id == id);
        return new DevLogin(broker.Email, broker.Password);
    }

    public static DevFile Read(string folder) =>
        JsonSerializer.Deserialize<DevFile>(File.ReadAllText(Path.Combine(folder, ".leadgrid", "dev.json")), JsonSerializerOptions.Web)!;
}

public sealed record DevLogin(string Email, string Password);

public sealed record DevBroker(string Id, string Email, string Password);
