using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Intake;
using LeadGrid.Outreach;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadGrid.Numbers;

internal sealed partial class NumberPoolGrain(
    [PersistentState("number-pool", "cold")] IPersistentState<NumberPoolState> store,
    INumberRecords records,
    IOptions<NumberOptions> options,
    TimeProvider time,
    ILogger<NumberPoolGrain> log) : Grain, INumberPoolGrain
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(5);
    private IReadOnlyDictionary<string, NumberRecord> _records = new Dictionary<string, NumberRecord>();
    private long? _readAt;

    private PoolNumber[] Pool => store.State.Numbers;

    // Should the last activation have died between the limits and the pool.
    public override Task OnActivateAsync(CancellationToken cancellationToken) => Limit(Pool, cancellationToken);

    public async Task<NumberView[]> All(Actor actor)
    {
        actor.DemandOperator("see our numbers");
        if (_readAt is not { } readAt || time.GetElapsedTime(readAt) >= s_lifetime)
        {
            await Look();
        }

        var now = time.GetUtcNow();
        return [.. Pool.Select(number => View(number, now))];
    }

    public async Task<NumberResult> Add(Actor actor, NewNumber number)
    {
        actor.DemandOperator("add a number");
        await Forget();
        var findings = await Known(number.Terms);
        return NumberDesk.Add(Pool, number, findings, actor, Clock.Milliseconds(time)) is { } added
            ? await Store(added, "added")
            : new NumberFaulty(findings.Faults);
    }

    public async Task<NumberResult> Change(Actor actor, string number, NumberTerms terms, long expectedVersion)
    {
        actor.DemandOperator("change a number");
        var findings = await Known(terms);
        NumberRules.Check(terms, findings);
        return Refuse(number, expectedVersion, out var known) ?? (findings.HasFaults
            ? new NumberFaulty(findings.Faults)
            : await Store(NumberDesk.Change(known!, terms, actor, Clock.Milliseconds(time)), "changed"));
    }

    public async Task<NumberResult> Release(Actor actor, string number, long expectedVersion)
    {
        actor.DemandOperator("release a number");
        return Refuse(number, expectedVersion, out var known)
            ?? await Store(NumberDesk.Release(known!, options.Value, actor, Clock.Milliseconds(time)), "released");
    }

    private NumberResult? Refuse(string number, long expectedVersion, out PoolNumber? known)
    {
        known = Pool.FirstOrDefault(each => each.Number == number);
        return known is null ? new NumberUnknown()
            : known.Version != expectedVersion ? new NumberChanged(View(known, time.GetUtcNow()))
            : NumberDesk.Refuse(known) is { } problem ? new NumberRefused(problem, View(known, time.GetUtcNow()))
            : null;
    }

    private async Task<Findings> Known(NumberTerms terms)
    {
        var findings = new Findings();
        if (terms.Campaign is { } campaign && await GrainFactory.GetGrain<ICampaignGrain>(campaign).Get() is null)
        {
            findings.Fault("campaign", "There is no such campaign.");
        }

        if (terms.Broker is { } broker && await GrainFactory.GetGrain<IBrokerGrain>(broker).Get(MessageSteps.Outreach) is null)
        {
            findings.Fault("broker", "There is no such broker.");
        }

        return findings;
    }

    /// <summary>Reads what numbers have sent and what came of it, and lets those rest that do badly.</summary>
    private async Task Look()
    {
        await Forget();
        var now = Clock.Milliseconds(time);
        var readAt = time.GetTimestamp();
        _records = await records.Read(
            [.. Pool.Select(number => (number.Number, NumberDesk.JudgedSince(number, options.Value, now)))], options.Value.Newest, CancellationToken.None);
        PoolNumber[] rested = [.. Pool.Select(number => NumberDesk.Rest(number, RecordOf(number).Health, options.Value, MessageSteps.Outreach, now)).OfType<PoolNumber>()];
        if (rested.Length > 0)
        {
            await Commit([.. Pool.Select(number => rested.FirstOrDefault(each => each.Number == number.Number) ?? number)]);
            foreach (var number in rested)
            {
                NumberMeter.Rested();
                LogRests(number.Number, number.Rest!.Until, number.Rest.Because);
            }
        }

        _readAt = readAt;
    }

    /// <summary>Drops those whose quarantine is over: they are as any number that nobody has.</summary>
    private async Task Forget()
    {
        var now = time.GetUtcNow();
        PoolNumber[] over = [.. Pool.Where(number => number.QuarantinedUntil is { } until && until <= now)];
        if (over.Length > 0)
        {
            await records.Limit([.. over.Select(number => (number.Number, number.Terms.PerSecond, (int?)null))], CancellationToken.None);
            await Commit([.. Pool.Except(over)]);
        }
    }

    // The limit first: a number that is in nobody's pool yet harms nobody by having one.
    private async Task<NumberResult> Store(PoolNumber next, string what)
    {
        await Limit([next], CancellationToken.None);
        await Commit([.. Pool.Where(each => each.Number != next.Number).Append(next).OrderBy(each => each.Number, StringComparer.Ordinal)]);
        LogChanged(next.Number, what);
        return new NumberStored(View(next, time.GetUtcNow()));
    }

    private Task Commit(PoolNumber[] next) => store.Commit(new NumberPoolState { Numbers = next }, this);

    private Task Limit(IReadOnlyCollection<PoolNumber> numbers, CancellationToken cancellation) => numbers.Count == 0 ? Task.CompletedTask : records.Limit(
        [.. numbers.Select(number => (number.Number, number.Terms.PerSecond, number.QuarantinedUntil is null ? number.Terms.PerDay : 0))], cancellation);

    private NumberView View(PoolNumber number, DateTimeOffset now)
    {
        var record = RecordOf(number);
        return NumberViews.Of(number, record.SentToday, record.Health, now);
    }

    private NumberRecord RecordOf(PoolNumber number) => _records.GetValueOrDefault(number.Number, NumberRecord.None);
}

[GenerateSerializer, Alias("number-pool-state")]
internal sealed class NumberPoolState
{
    /// <summary>By number.</summary>
    [Id(0)] public PoolNumber[] Numbers { get; set; } = [];
}
