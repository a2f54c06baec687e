using System.Text.Json;

namespace LeadGrid.Campaigns;

internal static class Settings
{
    /// <summary>
    /// Equal in every field. Records compare their arrays by reference, and settings are compared a few times a day:
    /// their text does.
    /// </summary>
    public static bool Same<T>(T one, T other) =>
        JsonSerializer.SerializeToUtf8Bytes(one).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other));
}
