using System.Text.Json;
using LeadGrid.Compliance;

namespace LeadGrid.Outreach;

/// <summary>Channels as they are named over HTTP.</summary>
internal static class ChannelNames
{
    private static readonly Dictionary<string, ContactChannel> s_byName = Enum.GetValues<ContactChannel>()
        .ToDictionary(channel => JsonNamingPolicy.SnakeCaseLower.ConvertName(channel.ToString()), StringComparer.Ordinal);

    public static string List => string.Join(", ", s_byName.Keys);

    public static ContactChannel? Find(string name) => s_byName.TryGetValue(name, out var channel) ? channel : null;
}
