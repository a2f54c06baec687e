using System.Text.Json;
using LeadGrid.Access;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Compliance;

/// <summary>Orders the changes of the law. It holds nothing itself: the table decides whose change is the next.</summary>
internal sealed partial class RuleBookGrain(RuleBook book, IRuleStore store, TimeProvider time, ILogger<RuleBookGrain> log) : Grain, IRuleBookGrain
{
    private const int MostWatchers = 1_000;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Telling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    private readonly Dictionary<IRuleBookWatcher, long> _watchers = [];

    public async Task<RuleBookView> Get(Actor actor)
    {
        actor.DemandOperator("read the law");
        using var timeout = new CancellationTokenSource(Timeout);
        return RuleBookViews.Of(await book.Refresh(timeout.Token), Law.Shipped);
    }

    public async Task<RuleBookView?> GetVersion(Actor actor, string version)
    {
        actor.DemandOperator("read the law");
        using var timeout = new CancellationTokenSource(Timeout);
        if (await store.Law(version, timeout.Token) is not { } text)
        {
            return null;
        }

        using var document = JsonDocument.Parse(text);
        return RuleBookViews.Of(Law.Of(document.RootElement), await book.Changes(timeout.Token), Law.Shipped);
    }

    public async Task<RuleHistoryPage> History(Actor actor, long? before)
    {
        actor.DemandOperator("read the law's history");
        using var timeout = new CancellationTokenSource(Timeout);
        var changes = await store.Before(before ?? long.MaxValue, RuleHistoryPage.Length + 1, timeout.Token);
        RuleHistoryEntry[] page = [.. changes.Take(RuleHistoryPage.Length).Select(RuleBookViews.Of)];
        return new(page, changes.Count > page.Length ? page[^1].Number : null);
    }

    public async Task<RuleChangeAnswer> Change(Actor actor, long expectedNumber, RuleChangeRequest request)
    {
        actor.DemandOperator("change the law");
        using var timeout = new CancellationTokenSource(Timeout);
        var known = await book.Refresh(timeout.Token);
        if (known.Number != expectedNumber)
        {
            return new() { Conflict = true, Book = RuleBookViews.Of(known, Law.Shipped) };
        }

        var number = expectedNumber + 1;
        var version = $"{Law.Shipped.Version}+{number}";
        var decision = RuleChanges.Draft(known, Law.Shipped, request.Changes, version);
        if (decision is not RuleDraft draft)
        {
            return new() { Faults = ((RuleRefusal)decision).Faults, Book = RuleBookViews.Of(known, Law.Shipped) };
        }

        if (RuleChanges.FaultsOf(request, draft).ToArray() is { Length: > 0 } faults)
        {
            return new() { Faults = faults, Laxer = draft.Laxer, Book = RuleBookViews.Of(known, Law.Shipped) };
        }

        var change = new RuleBookChange(number, version, Clock.Milliseconds(time), actor, request.Reason.Trim(), draft.Laxer.Length > 0, draft.Rows);
        var stored = await store.Append(change, draft.Law.ToJson(), timeout.Token);
        var now = await book.Refresh(timeout.Token);
        await Tell(now.Number);
        return new() { Conflict = !stored, Book = RuleBookViews.Of(now, Law.Shipped) };
    }

    public Task Watch(IRuleBookWatcher watcher)
    {
        if (_watchers.Count >= MostWatchers)
        {
            _watchers.Clear();
        }

        _watchers[watcher] = time.GetTimestamp();
        return Task.CompletedTask;
    }

    // The change is on disk: a silo that does not hear of it, perhaps since it is gone, reads it within five seconds.
    private async Task Tell(long number)
    {
        foreach (var gone in _watchers.Where(each => time.GetElapsedTime(each.Value) > Forgotten).Select(each => each.Key).ToArray())
        {
            _watchers.Remove(gone);
        }

        await Task.WhenAll(_watchers.Keys.ToArray().Select(Told));

        async Task Told(IRuleBookWatcher watcher)
        {
            try
            {
                await watcher.Changed(number).WaitAsync(Telling, time);
            }
            catch (Exception fault)
            {
                LogNotTold(number, fault);
            }
        }
    }

    [LoggerMessage(2412, LogLevel.Warning, "A silo could not be told of change {Number} of the law; it reads it within 5 s")]
    private partial void LogNotTold(long number, Exception fault);
}
