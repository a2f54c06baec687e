namespace LeadGrid.Numbers;

/// <summary>Which of our numbers the messages of leads went by, in both directions.</summary>
internal interface INumberTrail
{
    /// <summary>Our number by which a lead's person and we last wrote to each other or spoke; null: none yet.</summary>
    Task<string?> Last(Guid leadId, CancellationToken cancellation);

    /// <returns>Those of the leads that use the number, the latest first.</returns>
    Task<Guid[]> Using(string number, IReadOnlyCollection<Guid> leads, CancellationToken cancellation);
}
