using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>What a list must say of itself, and how long it is good for.</summary>
internal static class ListRules
{
    private const int MostAreaCodes = 800;

    /// <summary>What two machines' clocks may differ by.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public static IEnumerable<FieldFault> FaultsOf(ListImport import, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(import.Name) || import.Name.Length > ListImport.LongestName || import.Name.Any(char.IsControl))
        {
            yield return new FieldFault("name", $"Name the list, in at most {ListImport.LongestName} characters: a newer copy of the same name replaces it.");
        }

        if (import.AsOf > now + Skew)
        {
            yield return new FieldFault("asOf", "The copy cannot be of a time still to come.");
        }

        if ((import.Kind == ListKind.Seller) != !string.IsNullOrWhiteSpace(import.Seller) || import.Seller?.Length > ListImport.LongestName)
        {
            yield return new FieldFault("seller", "A seller's list names the seller, and no other list does.");
        }

        if (import.AreaCodes.Length > 0 && import.Kind != ListKind.National)
        {
            yield return new FieldFault("areaCodes", "Only the national list comes by area codes.");
        }

        if (import.AreaCodes.Length > MostAreaCodes || !import.AreaCodes.All(code => code.Length == 3 && code.All(char.IsAsciiDigit)))
        {
            yield return new FieldFault("areaCodes", "Area codes have three digits each.");
        }
    }

    /// <returns>Null: for ever.</returns>
    public static DateTimeOffset? GoodUntil(SuppressionListView list, RuleSet rules)
    {
        int[] days = list.Kind switch
        {
            ListKind.National => [.. rules.Rules.OfType<DoNotCallRule>().Select(rule => rule.Value.Days)],
            ListKind.Reassigned => [.. rules.Rules.OfType<ReassignedRule>().Select(rule => rule.Value.Days)],
            _ => [],
        };
        return days.Length == 0 ? null : list.AsOf.AddDays(days.Min());
    }
}
