namespace LeadGrid.Numbers;

/// <summary>Which of our numbers the messages of leads went by, in both directions.</summary>
internal interface INumberTrail
{
    /// <summary>Our number by which we last texted a lead's person; before we have, the one that they last wrote to or called. Null: none yet.</summary>
    Task<string?> Last(Guid leadId, CancellationToken cancellation);

    /// <returns>Those of the leads whose persons we texted by the number, the latest first.</returns>
    Task<Guid[]> Using(string number, IReadOnlyCollection<Guid> leads, CancellationToken cancellation);
}
