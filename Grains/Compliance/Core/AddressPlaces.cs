using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>Where an address may be. A zip that lies in another state than the address says leaves both.</summary>
internal static class AddressPlaces
{
    // Their own countries, which have the United States' post.
    private static readonly string[] FreelyAssociated = ["FM", "MH", "PW"];

    public static Whereabouts Of(string? state, string? zip)
    {
        string[] ofZip = zip is null ? [] : ZipPrefixes.StatesOf(zip);
        var candidates = state is null || ofZip.Contains(state)
            ? ofZip.Where(each => state is null || each == state).SelectMany(each => At(each, zip!))
            : In(state).Concat(ofZip.SelectMany(each => At(each, zip!)));
        var all = candidates.ToLookup(candidate => FreelyAssociated.Contains(candidate.State));
        return new([.. all[false].Distinct()], [.. all[true].Select(candidate => candidate.State).Distinct()]);
    }

    private static IEnumerable<Candidate> In(string state) => Each(state, StateZones.Of(state));

    // The zone of the zip as far as the state has it: a zip of two states is in each by that state's clock.
    private static IEnumerable<Candidate> At(string state, string zip)
    {
        var zones = StateZones.Of(state);
        var both = zones.Intersect(ZipZones.Of(zip)).ToArray();
        return Each(state, both.Length > 0 ? both : zones);
    }

    private static IEnumerable<Candidate> Each(string state, string[] zones) =>
        zones.Length == 0 ? [new Candidate(state, null)] : zones.Select(zone => new Candidate(state, zone));
}
