namespace LeadGrid.Hosting;

/// <summary>Where silos listen for clients: a name or an address, and a port.</summary>
internal readonly record struct Gateway(string Host, int Port)
{
    /// <exception cref="StartupFailedException">It is not <c>host:port</c>.</exception>
    public static Gateway Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(text[(colon + 1)..], out var port) && port > 0
            ? new Gateway(text[..colon].Trim('[', ']'), port)
            : throw new StartupFailedException($"the gateway '{text}' is not host:port: check LeadGrid:Gateways.");
    }
}

/// <summary>
/// <c>LeadGrid:Gateways</c>, a list of <c>host:port</c>, and <c>LeadGrid:GatewaysFile</c>, a file with one a line, for
/// silos that come and go where no name server knows them.
/// </summary>
internal sealed class GatewaySettings
{
    private readonly Gateway[] fixedOnes;
    private readonly string? file;

    /// <exception cref="StartupFailedException">Neither is configured, or one is faulty.</exception>
    public GatewaySettings(IConfiguration configuration)
    {
        fixedOnes = [.. (configuration.GetSection("LeadGrid:Gateways").Get<string[]>() ?? []).Select(Gateway.Parse)];
        file = configuration["LeadGrid:GatewaysFile"];
        Refresh = configuration.GetValue("LeadGrid:GatewayRefresh", TimeSpan.FromSeconds(2));
        ConnectWithin = configuration.GetValue("LeadGrid:ConnectWithin", TimeSpan.FromMinutes(2));
        if (fixedOnes.Length == 0 && file is null)
        {
            throw new StartupFailedException("no silo is configured: set LeadGrid:Gateways to host:port, or LeadGrid:CoHost to true.");
        }
    }

    /// <summary>
    /// How often names and the file are read again, 2 s: a new silo serves its share that much later, which hurts nobody;
    /// one that is gone is found out by its connection. One that hangs keeps its connection, and is called in vain until
    /// this has passed after its death was declared.
    /// </summary>
    public TimeSpan Refresh { get; }

    /// <summary>How long a starting Api waits for the first silo, 2 minutes: a first start of all waits for migrations.</summary>
    public TimeSpan ConnectWithin { get; }

    public override string ToString() =>
        string.Join(", ", [.. fixedOnes.Select(gateway => $"{gateway.Host}:{gateway.Port}"), .. file is null ? Array.Empty<string>() : [file]]);

    public async Task<IReadOnlyList<Gateway>> Read()
    {
        if (file is null)
        {
            return fixedOnes;
        }

        var lines = await File.ReadAllLinesAsync(file);
        return [.. fixedOnes, .. lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => Gateway.Parse(line.Trim()))];
    }
}
