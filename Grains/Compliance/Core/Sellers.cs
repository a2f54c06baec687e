namespace LeadGrid.Compliance;

/// <summary>Compares parties in whose name contact is made.</summary>
internal static class Sellers
{
    /// <summary>Nobody is the same as nobody: who is not known was not named.</summary>
    public static bool AreSame(string? one, string? other) =>
        one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
