using System.ComponentModel.DataAnnotations;

namespace LeadGrid.Feeds;

/// <summary>Section <c>LiveGrid</c> of the configuration.</summary>
internal sealed class LiveGridOptions
{
    public const string Section = "LiveGrid";

    /// <summary>
    /// Origins besides the request's own host that may open the hub, as <c>https://host[:port]</c>. Empty by default:
    /// the Api serves the browser's code itself.
    /// </summary>
    public string[] Origins { get; init; } = [];

    /// <summary>Open connections of one user in this process. 20: a few tabs on a few devices, and not a flood.</summary>
    [Range(1, 10_000)]
    public int ConnectionsPerUser { get; init; } = 20;
}
