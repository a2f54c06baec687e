using System.Diagnostics;
using LeadGrid.Feeds;
using LeadGrid.Intake;
using LeadGrid.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace LeadGrid.Routing;

/// <summary>
/// Gathers posts and commits them in batches: whatever arrives while one transaction runs goes into the next, so that
/// a single post waits for nobody and a flood shares its commits. Reentrant, with one drain at a time.
/// </summary>
[Reentrant]
internal sealed partial class RouterGrain(
    IRoutingTransactions transactions,
    IFeedTap tap,
    IOptions<RouterOptions> options,
    ILogger<RouterGrain> logger) : Grain, IRouterGrain
{
    /// <summary>How often new leads let those who wait go first, when ever new brokers appear meanwhile.</summary>
    private const int MaximumWalks = 3;

    /// <summary>When a post that met a router on its way out may come again.</summary>
    private static readonly TimeSpan Moved = TimeSpan.FromSeconds(1);

    private readonly Queue<Posting> _postings = new();
    private readonly List<TaskCompletionSource> _walkCallers = [];
    private int _depth;
    private Task _draining = Task.CompletedTask;

    // Whether a lead may be waiting; true until a walk has proved otherwise.
    private bool _mayWait = true;

    // Who was available when the queue was last walked to its end. Somebody else: walk before routing anything new,
    // or a fresh lead would overtake a better one that waits. Null: walk in any case.
    private IReadOnlySet<string>? _walkedFor;

    private string Campaign => this.GetPrimaryKeyString();

    private sealed record Decided(IntakeDecision Decision, RoutingDesk Desk);

    private sealed record Posting(PreparedLead[] Leads, TaskCompletionSource<IntakeAnswer[]> Answers);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await TakeUpSettings();
        this.RegisterGrainTimer(RefreshSettings, options.Value.SettingsRefresh, options.Value.SettingsRefresh);
    }

    public async Task<IntakeAnswer[]> Submit(PreparedLead[] leads)
    {
        await DemandSameSettings(leads);
        if (_depth + leads.Length > options.Value.MaximumDepth)
        {
            LeadGridMetrics.Overloaded.Add(1);
            throw new OverloadedException("Too many leads wait for this campaign: nothing was stored, post again later.", TimeSpan.FromSeconds(1));
        }

        var posting = new Posting(leads, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _postings.Enqueue(posting);
        _depth += leads.Length;
        EnsureDraining();
        return await posting.Answers.Task;
    }

    public async Task<IntakeAnswer[]> Rehearse(PreparedLead[] leads)
    {
        await DemandSameSettings(leads);
        var settings = Settings();
        using var timeout = new CancellationTokenSource(options.Value.TransactionTimeout);
        var decision = await transactions.Read(
            Campaign, RoutingReads.For(settings, leads), tx => Task.FromResult(
                IntakeDecider.Decide(leads, tx.Book, settings.Campaign.Code, OpenDesk(tx, settings))), timeout.Token);
        return [.. decision.Answers.Select(a => a with { Test = true })];
    }

    public Task RouteWaiting(bool certain)
    {
        if (!_mayWait && !certain)
        {
            return Task.CompletedTask;
        }

        var caller = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _walkCallers.Add(caller);
        _mayWait = true;
        _walkedFor = null;
        EnsureDraining();
        return caller.Task;
    }

    private void EnsureDraining()
    {
        if (_draining.IsCompleted)
        {
            _draining = Drain();
        }
    }

    private async Task Drain()
    {
        while (_postings.Count > 0 || _walkCallers.Count > 0)
        {
            var walkCallers = _walkCallers.ToArray();
            _walkCallers.Clear();
            var batch = Gather();
            try
            {
                await WalkIfNeeded(force: walkCallers.Length > 0);
                if (batch.Count > 0)
                {
                    await CommitBatch(batch);
                }

                Array.ForEach(walkCallers, c => c.TrySetResult());
            }
            catch (SupersededException)
            {
                LogSuperseded(Campaign);
                var elsewhere = new OverloadedException("The campaign's router has just moved: nothing was stored, post again.", Moved);
                batch.ForEach(p => p.Answers.TrySetException(elsewhere));
                Array.ForEach(walkCallers, c => c.TrySetException(elsewhere));
                DeactivateOnIdle();
            }
            catch (Exception e)
            {
                // Everybody who waited for this round learns of it; the next round starts from what is on disk.
                LogBatchFailed(Campaign, batch.Sum(p => p.Leads.Length), e);
                _walkedFor = null;
                batch.ForEach(p => p.Answers.TrySetException(e));
                Array.ForEach(walkCallers, c => c.TrySetException(e));
            }
            finally
            {
                _depth -= batch.Sum(p => p.Leads.Length);
            }
        }
    }

    private List<Posting> Gather()
    {
        var batch = new List<Posting>();
        var leads = 0;
        while (_postings.TryPeek(out var next) && (leads == 0 || leads + next.Leads.Length <= options.Value.MaximumBatch))
        {
            batch.Add(_postings.Dequeue());
            leads += next.Leads.Length;
        }

        return batch;
    }

    private async Task CommitBatch(List<Posting> batch)
    {
        PreparedLead[] leads = [.. batch.SelectMany(p => p.Leads)];
        using var activity = LeadGridTelemetry.StartLinked("intake commit", leads.Select(l => l.TraceParent));
        activity?.SetTag("leadgrid.campaign", Campaign).SetTag("leadgrid.batch", leads.Length);
        var started = Stopwatch.GetTimestamp();
        var (decision, desk) = await DecideAndCommit(Settings(), leads);
        _mayWait |= decision.Accepted.Any(a => a.Broker is null);
        // Who got a lead may no longer be available: he who comes back later is new.
        _walkedFor = _walkedFor?.Intersect(desk.Available).ToHashSet();
        Tell(decision);
        var at = 0;
        foreach (var posting in batch)
        {
            posting.Answers.TrySetResult(decision.Answers[at..(at + posting.Leads.Length)]);
            at += posting.Leads.Length;
        }

        LeadGridMetrics.RecordIntake(Campaign, decision.Answers, Stopwatch.GetElapsedTime(started));
    }

    private async Task<(IntakeDecision Decision, RoutingDesk Desk)> DecideAndCommit(RoutingSettings settings, PreparedLead[] leads)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var timeout = new CancellationTokenSource(options.Value.TransactionTimeout);
            var committed = await transactions.Run(
                Campaign,
                RoutingReads.For(settings, leads, _epoch),
                tx => Task.FromResult(Decide(tx, settings, leads, walkFirst: attempt < MaximumWalks)),
                timeout.Token);
            if (committed is { } decided)
            {
                return (decided.Decision, decided.Desk);
            }

            await Walk(settings);
        }
    }

    /// <returns>Null: somebody is new, so that those who wait come first.</returns>
    private Decided? Decide(IRoutingTransaction tx, RoutingSettings settings, PreparedLead[] leads, bool walkFirst)
    {
        var desk = OpenDesk(tx, settings);
        if (walkFirst && SomebodyIsNew(desk))
        {
            return null;
        }

        var decision = IntakeDecider.Decide(leads, tx.Book, settings.Campaign.Code, desk);
        tx.Write(decision);
        tx.Write(desk);
        Wake(tx, settings, decision.Accepted.Select(each => each.Lead.LeadId));
        if (decision.Accepted.Any(a => a.Broker is null))
        {
            tx.PlanNextLook(WaitingDecider.NextLook(settings, tx.Now));
        }

        return new Decided(decision, desk);
    }

    private static RoutingDesk OpenDesk(IRoutingTransaction tx, RoutingSettings settings) =>
        new(settings, tx.Allowances, tx.Rotations(), tx.Now);
}
