namespace LeadGrid.Compliance;

internal enum SuppressionList
{
    /// <summary>The operator's own do-not-contact list.</summary>
    Own,

    /// <summary>People who sue: only the compliance officer takes an entry off, with a reason.</summary>
    Litigator,

    /// <summary>One seller's own list.</summary>
    Seller,
}

/// <param name="Seller">Whose list, with <see cref="SuppressionList.Seller"/>.</param>
/// <param name="LiftedAt">When it was taken off.</param>
internal sealed record Suppression(DateTimeOffset At, SuppressionList List, string? Seller = null, DateTimeOffset? LiftedAt = null);

/// <summary>A look into the national do-not-call list.</summary>
/// <param name="CopyAt">The age of the copy is counted from here.</param>
internal sealed record DoNotCallScrub(DateTimeOffset CopyAt, bool Listed);

/// <summary>An answer of the reassigned numbers database.</summary>
/// <param name="Reassigned">"yes".</param>
internal sealed record ReassignedAnswer(DateTimeOffset AskedAt, bool Reassigned);
