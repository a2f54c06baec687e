namespace LeadGrid.Compliance;

/// <summary>Where changes of the law are kept for ever, and every state that it has had.</summary>
internal interface IRuleStore
{
    /// <summary>The changes after a number, in order; at most <see cref="PageLength"/>.</summary>
    Task<IReadOnlyList<RuleBookChange>> After(long number, CancellationToken cancellation);

    /// <summary>The changes before a number, the newest first.</summary>
    Task<IReadOnlyList<RuleBookChange>> Before(long number, int limit, CancellationToken cancellation);

    /// <summary>Stores a change and the state that it makes.</summary>
    /// <param name="law">The whole state, as JSON.</param>
    /// <returns>False: there is a change of this number already, and nothing was stored.</returns>
    Task<bool> Append(RuleBookChange change, string law, CancellationToken cancellation);

    /// <summary>Keeps a state that a release has made; one that is kept already stays.</summary>
    Task Keep(string version, string law, CancellationToken cancellation);

    /// <returns>The state of this version, as JSON; null where there was none.</returns>
    Task<string?> Law(string version, CancellationToken cancellation);

    public const int PageLength = 500;
}
