using LeadGrid.Outreach;
using Polly.CircuitBreaker;

namespace LeadGrid.Providers;

/// <summary>How one provider has been answering this silo, for the page that shows it.</summary>
internal sealed class ProviderHealth(string provider, TimeProvider time)
{
    private volatile Seen _seen = new(null, null);
    private readonly SendTally _tally = new();

    public string Provider => provider;

    /// <summary>Given to the circuit breaker, which tells its state by it.</summary>
    public CircuitBreakerStateProvider Circuit { get; } = new();

    /// <summary>From when on it counts what became of messages.</summary>
    public DateTimeOffset CountsSince { get; } = time.GetUtcNow();

    public ProviderCondition Condition => new(provider, _seen.Success, _seen.Failure, Circuit.CircuitState.ToString());

    /// <summary>It answered, be it with a refusal of one message.</summary>
    public void Answered() => Change(seen => seen with { Success = time.GetUtcNow() });

    /// <param name="code">An HTTP status, a provider's code or the kind of a fault; never what it said.</param>
    public void Failed(string code) => Change(seen => seen with { Failure = new ProviderFailure(time.GetUtcNow(), code) });

    /// <summary>What became of one message, whoever is to blame.</summary>
    public void Count(SendOutcome outcome) => _tally.Add(outcome, time.GetUtcNow());

    /// <summary>As far back as <see cref="SendTally"/> remembers.</summary>
    public SendCounts Counted(DateTimeOffset from) => _tally.Sum(from, time.GetUtcNow());

    private void Change(Func<Seen, Seen> change)
    {
        Seen before;
        do
        {
            before = _seen;
        }
        while (Interlocked.CompareExchange(ref _seen, change(before), before) != before);
    }

    private sealed record Seen(DateTimeOffset? Success, ProviderFailure? Failure);
}

/// <param name="Circuit"><c>Closed</c> (it is used), <c>Open</c> (it is left alone for a while), <c>HalfOpen</c> (one message tries).</param>
internal sealed record ProviderCondition(string Provider, DateTimeOffset? LastSuccess, ProviderFailure? LastFailure, string Circuit);

internal sealed record ProviderFailure(DateTimeOffset At, string Code);
