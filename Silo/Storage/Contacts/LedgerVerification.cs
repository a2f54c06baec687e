using LeadGrid.Compliance;
using LeadGrid.Contacts;

namespace LeadGrid.Storage.Contacts;

/// <summary>Proves ledgers whole, from what stands in the database: nothing changed, removed, reordered or cut off.</summary>
internal sealed class LedgerVerification(LedgerReads reads, LedgerSeals seals)
{
    private const int Together = 100;

    /// <param name="after">Where the page before this one ended; null: from the start.</param>
    public async Task<LedgerReport> Verify(string? after, CancellationToken cancellation)
    {
        var names = await reads.Names(after, cancellation);
        var broken = new List<BrokenLedger>();
        long entries = 0;
        foreach (var some in names.Chunk(Together))
        {
            var stored = await reads.Read(some, cancellation);
            foreach (var name in some)
            {
                var finding = stored.TryGetValue(name, out var ledger)
                    ? LedgerProof.Of(ledger, seals)
                    : new LedgerFinding(0, 1, "The contact is gone, and its entries are not.");
                entries += finding.Entries;
                if (finding.BrokenAt is { } at)
                {
                    broken.Add(new BrokenLedger(name, at, finding.Problem!));
                }
            }
        }

        return new LedgerReport(names.Length, entries, [.. broken], names.Length == LedgerReads.Page ? names[^1] : null);
    }
}
