using LeadGrid.Access;

namespace LeadGrid.Numbers;

/// <summary>The numbers that campaigns text from. One activation.</summary>
[Alias("number-pool-grain")]
public interface INumberPoolGrain : IGrainWithStringKey
{
    public const string Key = "number-pool";

    /// <summary>How many there may be, those in quarantine included.</summary>
    public const int Limit = 2_000;

    /// <summary>All of them by number, those in quarantine too. Use and health are a few seconds old.</summary>
    /// <exception cref="UnauthorizedAccessException">Administrators and the system only; so with all that follow.</exception>
    [Alias("all")]
    Task<NumberView[]> All(Actor actor);

    [Alias("add")]
    Task<NumberResult> Add(Actor actor, NewNumber number);

    /// <summary>Gives a number to another campaign or broker, or changes its limits. It holds within a second, over all silos.</summary>
    /// <param name="expectedVersion">The version that the caller saw.</param>
    [Alias("change")]
    Task<NumberResult> Change(Actor actor, string number, NumberTerms terms, long expectedVersion);

    /// <summary>Takes a number from all campaigns, at once, into quarantine. What comes in by it still finds its lead.</summary>
    /// <param name="expectedVersion">The version that the caller saw.</param>
    [Alias("release")]
    Task<NumberResult> Release(Actor actor, string number, long expectedVersion);
}
