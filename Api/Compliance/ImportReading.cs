using System.Globalization;
using System.Text.Json;
using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>Reads what the query says of a list, and tells of all faults at once.</summary>
internal static class ImportReading
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <param name="now">When the copy is of, where nothing is said.</param>
    public static ListImport Read(
        string? kind, string? name, string? asOf, string? seller, string? areaCodes, DateTimeOffset now, List<FieldFault> faults)
    {
        var known = Kind(kind);
        if (known is null)
        {
            var words = Enum.GetNames<ListKind>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName);
            faults.Add(new FieldFault("kind", $"Post one of {string.Join(", ", words)}."));
        }

        var at = now;
        if (!string.IsNullOrEmpty(asOf) && !DateTimeOffset.TryParseExact(asOf, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at))
        {
            faults.Add(new FieldFault("asOf", "Give the date of the copy as 2026-01-31."));
        }

        var title = string.IsNullOrWhiteSpace(name) ? kind : name.Trim();
        var codes = areaCodes?.Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return new ListImport(known ?? default, title ?? "", at, string.IsNullOrWhiteSpace(seller) ? null : seller.Trim(), codes, "");
    }

    private static ListKind? Kind(string? word)
    {
        foreach (var kind in Enum.GetValues<ListKind>())
        {
            if (JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()) == word)
            {
                return kind;
            }
        }

        return null;
    }
}
