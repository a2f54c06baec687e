using System.Collections.Frozen;

namespace LeadGrid.Intake;

/// <summary>Reads yes or no, as forms write it.</summary>
internal static class BooleanValue
{
    private static readonly FrozenDictionary<string, string> Words =
        new[] { "true", "yes", "y", "on", "1" }.Select(word => (word, "true"))
            .Concat(new[] { "false", "no", "n", "off", "0" }.Select(word => (word, "false")))
            .ToFrozenDictionary(entry => entry.word, entry => entry.Item2, StringComparer.OrdinalIgnoreCase);

    public static FieldReading Read(string text) =>
        Words.TryGetValue(text, out var value) ? FieldReading.Of(value) : FieldReading.Fault("Post true or false.");
}
