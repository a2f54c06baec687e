using System.Collections.Frozen;

namespace LeadGrid.Outreach;

/// <summary>The default alphabet of texts: 3GPP TS 23.038, 6.2.1 and its extension table 6.2.1.1.</summary>
internal static class Gsm7
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    // Each is sent as an escape and a second septet.
    private const string Extension = "\f^{}\\[~]|€";

    private static readonly FrozenDictionary<char, int> Septets = Basic.Select(each => (each, 1))
        .Concat(Extension.Select(each => (each, 2)))
        .ToFrozenDictionary(pair => pair.each, pair => pair.Item2);

    /// <returns>1 or 2; 0 where the alphabet has no such character.</returns>
    public static int SeptetsOf(char character) => Septets.GetValueOrDefault(character);
}
