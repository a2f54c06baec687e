namespace LeadGrid.Compliance;

/// <summary>What the imported lists say of somebody. Asked at every decision, and answered for thousands a second.</summary>
internal interface ISuppressionLists
{
    /// <param name="hash">The keyed hash of the number or address, as leads are hashed.</param>
    Task<ListedFacts> Look(byte[] hash, CancellationToken cancellation);
}
