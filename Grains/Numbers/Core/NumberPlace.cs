using LeadGrid.Compliance;

namespace LeadGrid.Numbers;

/// <summary>Where a number looks to be from to whoever is called by it: its area code, and the state of that.</summary>
internal static class NumberPlace
{
    private const string NorthAmerica = "+1";
    private const string UnitedStates = "US-";
    private const int AreaLength = 3;
    private const int Length = 12;

    /// <param name="number">E.164.</param>
    /// <returns>Null: it has none, as toll-free numbers and short codes.</returns>
    public static string? AreaOf(string number)
    {
        if (number.Length != Length || !number.StartsWith(NorthAmerica, StringComparison.Ordinal))
        {
            return null;
        }

        var area = number.Substring(NorthAmerica.Length, AreaLength);
        return AreaCodes.PlaceOf(area) is null ? null : area;
    }

    /// <returns>Two letters; null: no state or territory of the United States.</returns>
    public static string? RegionOf(string? area) =>
        area is not null && AreaCodes.PlaceOf(area) is { } place && place.StartsWith(UnitedStates, StringComparison.Ordinal)
            ? place[UnitedStates.Length..]
            : null;
}
