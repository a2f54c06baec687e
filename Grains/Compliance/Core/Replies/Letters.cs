using System.Text;

namespace LeadGrid.Compliance;

/// <summary>Brings letters down to small ones of ASCII: no capitals, accents, full width, bold print or look-alikes.</summary>
internal static class Letters
{
    // No tables of Unicode are at hand here (InvariantGlobalization): these are the letters that replies come in.
    private const string From = "àáâãäåāăąçćčèéêëēėęěìíîïīįıñńňòóôõöøōőùúûüūůűýÿšśžźżаеорсухіѕтмкнвοαερτυ’‘ʼ`´";
    private const string To = "aaaaaaaaaccceeeeeeeeiiiiiiinnnoooooooouuuuuuuyysszzzaeopcyxistmkhboaepty'''''";

    /// <summary>The rune's small letter of ASCII, or the rune itself in small.</summary>
    public static int Fold(Rune rune)
    {
        var plain = rune.Value switch
        {
            >= 0xFF01 and <= 0xFF5E => rune.Value - 0xFEE0,
            >= 0x1D400 and <= 0x1D6A3 => Letter((rune.Value - 0x1D400) % 52),
            >= 0x24B6 and <= 0x24E9 => 'a' + ((rune.Value - 0x24B6) % 26),
            >= 0x1F130 and <= 0x1F189 => 'a' + ((rune.Value - 0x1F130) % 32 % 26),
            var other => other,
        };
        var small = Rune.ToLowerInvariant(new Rune(plain)).Value;
        var at = small < 128 ? -1 : From.IndexOf((char)Math.Min(small, char.MaxValue), StringComparison.Ordinal);
        return at < 0 ? small : To[at];
    }

    private static int Letter(int place) => 'a' + (place % 26);
}
