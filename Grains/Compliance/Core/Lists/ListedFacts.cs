namespace LeadGrid.Compliance;

/// <summary>A copy of the national list that is in force.</summary>
/// <param name="AreaCodes">What it covers; empty: the whole country.</param>
/// <param name="Listed">Whether it names the number.</param>
internal sealed record NationalCopy(DateTimeOffset CopyAt, IReadOnlyCollection<string> AreaCodes, bool Listed)
{
    public bool Covers(string? areaCode) => AreaCodes.Count == 0 || (areaCode is not null && AreaCodes.Contains(areaCode));
}

/// <summary>What the lists in force say of one number or address.</summary>
internal sealed record ListedFacts(
    IReadOnlyList<Suppression> Suppressions, IReadOnlyList<NationalCopy> Copies, IReadOnlyList<ReassignedAnswer> Reassigned)
{
    private const string NorthAmerica = "+1";
    private const int Digits = 12;

    public static readonly ListedFacts None = new([], [], []);

    /// <summary>What the copies of the whole country say; see <see cref="Scrub"/> for those that cover area codes.</summary>
    public DoNotCallScrub? DoNotCall => Scrub(null);

    /// <summary>What the newest copy says that covers the number; null: there is none.</summary>
    /// <param name="phone">E.164: a hash does not tell the area code.</param>
    public DoNotCallScrub? Scrub(string? phone)
    {
        var area = phone is { Length: Digits } && phone.StartsWith(NorthAmerica, StringComparison.Ordinal) ? phone[2..5] : null;
        return Copies.Where(copy => copy.Covers(area)).MaxBy(copy => copy.CopyAt) is { } newest
            ? new DoNotCallScrub(newest.CopyAt, newest.Listed)
            : null;
    }
}
