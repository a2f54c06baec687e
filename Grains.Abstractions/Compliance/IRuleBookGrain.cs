using LeadGrid.Access;
using Orleans.Concurrency;

namespace LeadGrid.Compliance;

/// <summary>The contact rules of this deployment, and every change of them. One activation, key <c>law</c>. Administrators only.</summary>
[Alias("rule-book-grain")]
public interface IRuleBookGrain : IGrainWithStringKey
{
    public const string Key = "law";

    /// <summary>The rules in force.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<RuleBookView> Get(Actor actor);

    /// <summary>The rules as they stood in one version, which is kept whole; null where there was none.</summary>
    [Alias("get-version"), AlwaysInterleave]
    Task<RuleBookView?> GetVersion(Actor actor, string version);

    /// <summary>
    /// Changes rows, all of them or none. When it returns, the change is on disk; every live silo works by it within ten
    /// seconds at the latest, and usually at once.
    /// </summary>
    /// <param name="expectedNumber">The <see cref="RuleBookView.Number"/> that the caller saw.</param>
    [Alias("change")]
    Task<RuleChangeAnswer> Change(Actor actor, long expectedNumber, RuleChangeRequest request);

    /// <summary>Up to <see cref="RuleHistoryPage.Length"/> changes, the newest first.</summary>
    /// <param name="before">Only those with a lower number; null: from the newest on.</param>
    [Alias("history"), AlwaysInterleave]
    Task<RuleHistoryPage> History(Actor actor, long? before);

    /// <summary>A silo's book wants to be told of changes. Forgotten after a minute, unless it is said again.</summary>
    [Alias("watch"), AlwaysInterleave]
    Task Watch(IRuleBookWatcher watcher);
}

/// <summary>A silo's copy of the rules.</summary>
[Alias("rule-book-watcher")]
public interface IRuleBookWatcher : IGrainObserver
{
    /// <summary>There is a newer state than the one before this number: read it.</summary>
    [Alias("changed")]
    Task Changed(long number);
}
