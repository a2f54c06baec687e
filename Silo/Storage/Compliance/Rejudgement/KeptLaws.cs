using LeadGrid.Compliance;
using LeadGrid.Compliance.Rejudgement;

namespace LeadGrid.Storage.Compliance.Rejudgement;

/// <summary>The versions of the law that decisions name, read once for a run.</summary>
internal sealed class KeptLaws(IRuleStore store)
{
    private readonly Dictionary<string, WrittenLaw> _versions = [];
    private readonly List<PastChange> _changes = [];

    public async Task<PastLaws> Read(IEnumerable<string> versions, CancellationToken cancellation)
    {
        foreach (var version in versions.Distinct().Where(version => !_versions.ContainsKey(version)))
        {
            if (await store.Law(version, cancellation) is { } json)
            {
                _versions.Add(version, WrittenLaw.Read(json));
            }
        }

        IReadOnlyList<RuleBookChange> page;
        do
        {
            page = await store.After(_changes.Count == 0 ? 0 : _changes[^1].Number, cancellation);
            _changes.AddRange(page.Select(change => new PastChange(change.Number, change.At)));
        }
        while (page.Count == IRuleStore.PageLength);
        return new(_versions, _changes);
    }
}
