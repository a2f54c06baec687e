using System.Security.Cryptography;
using LeadGrid.Contacts;

namespace LeadGrid.Storage.Contacts;

/// <summary>Proves that a ledger is what was written: every entry there, unchanged, in order, and none cut off at the end.</summary>
internal static class LedgerProof
{
    public static LedgerFinding Of(StoredLedger ledger, LedgerSeals seals)
    {
        var before = LedgerChain.Start;
        long number = 0;
        foreach (var row in ledger.Rows)
        {
            number++;
            if (row.Number != number)
            {
                return Broken(number, $"Entry {number} is missing.");
            }

            var hash = LedgerChain.Next(before, ledger.Contact, row.Number, row.At, row.Kind, row.Sealed);
            if (!hash.AsSpan().SequenceEqual(row.Hash))
            {
                return Broken(number, $"Entry {number} is not what was written, or not where it was written.");
            }

            before = hash;
        }

        if (number != ledger.Version || !before.AsSpan().SequenceEqual(ledger.Head))
        {
            return Broken(Math.Min(number, ledger.Version) + 1, $"The ledger has {number} entries and should have {ledger.Version}.");
        }

        return CryptographicOperations.FixedTimeEquals(seals.Of(ledger.Contact, ledger.Version, ledger.Head), ledger.Seal)
            ? new LedgerFinding(number, null, null)
            : Broken(number + 1, "Where the ledger ends was not signed by LeadGrid: entries may have been cut off.");

        LedgerFinding Broken(long at, string problem) => new(ledger.Rows.Count, at, problem);
    }
}
