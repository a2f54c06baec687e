using System.Collections.Immutable;

namespace LeadGrid.Compliance;

/// <summary>A state whose law may hold for a person, with a clock that may be theirs.</summary>
/// <param name="Zone">Its name in the IANA time zone database; null: nobody can tell.</param>
internal sealed record Candidate(string State, string? Zone)
{
    public string Jurisdiction => $"US-{State}";

    /// <summary>Whether a rule of this jurisdiction holds for somebody there.</summary>
    public bool IsUnder(string jurisdiction) => jurisdiction is "*" or "US" || jurisdiction == Jurisdiction;
}

/// <summary>
/// Where a person may be, by their address and by their number, which may have moved with its owner: allowed is what every
/// candidate's law allows.
/// </summary>
/// <param name="OtherCountries">Countries without loaded rules that the address or the number points to.</param>
internal sealed record Whereabouts(ImmutableArray<Candidate> Candidates, ImmutableArray<string> OtherCountries)
{
    public static readonly Whereabouts Unknown = new([], []);

    /// <param name="phone">E.164.</param>
    /// <param name="state">Two letters.</param>
    /// <param name="zip">Five digits.</param>
    public static Whereabouts Of(string? phone, string? state, string? zip)
    {
        var byAddress = AddressPlaces.Of(state, zip);
        var byNumber = phone is null ? Unknown : NumberPlaces.Of(phone);
        return new(
            [.. byAddress.Candidates.Union(byNumber.Candidates)],
            [.. byAddress.OtherCountries.Union(byNumber.OtherCountries)]);
    }

    /// <summary>Whether a rule of this jurisdiction may hold for the person.</summary>
    public bool IsUnder(string jurisdiction) =>
        jurisdiction == "*" || Candidates.Any(candidate => candidate.IsUnder(jurisdiction));
}
