using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Outreach;
using Orleans.Concurrency;

namespace LeadGrid.Appointments;

[StatelessWorker, Reentrant]
internal sealed class CalendarGrain(IBookings bookings, TimeProvider time) : Grain, ICalendarGrain
{
    private static readonly TimeSpan s_back = TimeSpan.FromDays(31);
    private static readonly TimeSpan s_ahead = TimeSpan.FromDays(366);

    public async Task<CalendarEntry[]?> Of(Actor actor, string brokerId, DateTimeOffset from, DateTimeOffset to) =>
        await GrainFactory.GetGrain<IBrokerGrain>(brokerId).Get(actor) is not null
            ? [.. await bookings.Calendar(brokerId, from, to, CancellationToken.None)]
            : null;

    public async Task<CalendarEntry[]?> Feed(string brokerId, int feed)
    {
        var now = time.GetUtcNow();
        return await GrainFactory.GetGrain<IBrokerGrain>(brokerId).Feed(MessageSteps.Outreach) == feed
            ? [.. await bookings.Calendar(brokerId, now - s_back, now + s_ahead, CancellationToken.None)]
            : null;
    }
}
