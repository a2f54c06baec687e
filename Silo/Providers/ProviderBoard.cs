using LeadGrid.Outreach;
using LeadGrid.Storage.Compliance.Rejudgement;
using LeadGrid.Storage.Outbox;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;

namespace LeadGrid.Providers;

/// <summary>Puts together what this silo's adapters say of themselves.</summary>
internal sealed class ProviderBoard(
    IEnumerable<ProviderCard> cards, OutboxQueue outbox, OperatorDays days, IOptions<TemplateOptions> prices, TimeProvider time) : IProviderBoard
{
    private static readonly TimeSpan s_day = TimeSpan.FromHours(24);

    public ProviderReport[] Here() => [.. cards.OrderBy(card => card.Name, StringComparer.Ordinal).Select(Of)];

    public Task<OutboxDepth> Outbox(CancellationToken cancellation) => outbox.Deep(cancellation);

    private ProviderReport Of(ProviderCard card) => card.Health is not { } health
        ? new(card.Name, card.Channel, null, ProviderCircuit.Closed, null, null, null)
        : new(
            card.Name, card.Channel, card.Limits, Circuit(health.Circuit.CircuitState), health.Condition.LastSuccess,
            health.Condition.LastFailure is { } failure ? new(failure.At, failure.Code) : null,
            Counts(card, health));

    private ProviderCounts Counts(ProviderCard card, ProviderHealth health)
    {
        var day = health.Counted(time.GetUtcNow() - s_day);
        var cost = card.PaidBySegment ? new Money(health.Counted(days.Midnight()).Segments * prices.Value.SegmentPrice, prices.Value.Currency) : null;
        return new(health.CountsSince, day.Accepted, day.Refused, day.NotSent, day.Unknown, cost);
    }

    private static ProviderCircuit Circuit(CircuitState state) => state switch
    {
        CircuitState.Closed => ProviderCircuit.Closed,
        CircuitState.HalfOpen => ProviderCircuit.HalfOpen,
        CircuitState.Open or CircuitState.Isolated => ProviderCircuit.Open,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };
}
