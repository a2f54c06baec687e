using System.Collections.Frozen;

namespace LeadGrid.Intake;

/// <summary>Reads what the lead costs.</summary>
internal static class CostRules
{
    private const decimal Maximum = 1_000_000m;
    private const int MaximumDecimals = 4;

    private static readonly FrozenSet<string> Currencies = EmbeddedList.Lines("currencies.txt")
        .SelectMany(line => line.Split(' '))
        .ToFrozenSet();

    /// <summary>Whether it is a currency's ISO 4217 code, in capitals.</summary>
    public static bool IsCurrency(string code) => Currencies.Contains(code);

    /// <param name="campaignCurrency">The currency where none was posted.</param>
    public static Money? Read(decimal? cost, string? currency, string campaignCurrency, Findings findings)
    {
        var code = ReadCurrency(currency, findings) ?? campaignCurrency;
        if (cost is not { } amount)
        {
            return null;
        }

        if (amount is < 0 or > Maximum)
        {
            findings.Fault("cost", $"Post a cost from 0 to {Maximum:N0}.");
            return null;
        }

        if (decimal.Round(amount, MaximumDecimals) != amount)
        {
            findings.Fault("cost", $"Post a cost with at most {MaximumDecimals} decimals.");
            return null;
        }

        return new(amount, code);
    }

    private static string? ReadCurrency(string? posted, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(posted))
        {
            return null;
        }

        var code = TextTidy.Line(posted).ToUpperInvariant();
        if (!IsCurrency(code))
        {
            findings.Fault("currency", "Post the currency as its three-letter ISO 4217 code.");
            return null;
        }

        if (code != posted)
        {
            findings.Repair("currency", "Written as its ISO code", posted, code);
        }

        return code;
    }
}
