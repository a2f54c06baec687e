using LeadGrid.Access;
using LeadGrid.Appointments;
using Orleans.Storage;

namespace LeadGrid.Leads;

/// <summary>The lead as its own person books with it.</summary>
internal sealed partial class LeadGrain
{
    private static readonly Actor s_person = new(ActorKind.System, "person", "the person");

    public async Task<BookingSight?> Sight() => await Routed() is { } lead && Bookable.Exists(lead) ? await SightOf(lead) : null;

    public Task<BookingResult> Book(DateTimeOffset at) => Decide(async (lead, sight) =>
    {
        if (Bookable.IsStanding(lead, at, Clock.Milliseconds(time)))
        {
            return (new BookingDone(sight), null);
        }

        return sight.Free.Contains(at)
            ? (null, LeadDecider.Decide(lead, await Whole(lead, new SetAppointment(at, null)), s_person, Clock.Milliseconds(time)))
            : (new BookingTaken(sight), null);
    });

    public Task<BookingResult> Cancel() => Decide((lead, sight) => Task.FromResult<(BookingResult?, LeadDecision?)>(
        Bookable.MayCancel(lead, Clock.Milliseconds(time))
            ? (null, LeadDecider.Decide(lead, new CancelAppointment("cancelled by the person", null), s_person, Clock.Milliseconds(time)))
            : (new BookingDone(sight), null)));

    /// <summary>As a command, but for a version: the person has seen none. Where somebody was faster, it is decided again.</summary>
    private async Task<BookingResult> Decide(Func<LeadState, BookingSight, Task<(BookingResult? Answer, LeadDecision? Decision)>> decide)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await Routed() is not { } lead || !Bookable.Exists(lead))
            {
                return new BookingUnknown();
            }

            var sight = await SightOf(lead);
            if (sight.BrokerName is null)
            {
                return new BookingClosed(sight);
            }

            var (answer, decision) = await decide(lead, sight);
            if (decision is not LeadDecision.Go go)
            {
                // What the rules of a command refuse is no time to be had.
                return answer ?? new BookingTaken(sight);
            }

            try
            {
                await Commit(lead, go.Next, [go.Event, .. go.More], []);
                return new BookingDone(await SightOf(commit.State!));
            }
            catch (AppointmentTakenException)
            {
                return new BookingTaken(await SightOf(lead));
            }
            catch (InconsistentStateException) when (attempt < MaximumAttempts)
            {
                await commit.LoadAsync(CancellationToken.None);
            }
        }
    }

    // A lead that waits may be assigned by the router at any moment: its row is read afresh.
    private async Task<LeadState?> Routed()
    {
        if (commit.State is null or { Status: LeadStatus.Queued })
        {
            await commit.LoadAsync(CancellationToken.None);
        }

        return commit.State;
    }

    private async Task<BookingSight> SightOf(LeadState lead)
    {
        var now = Clock.Milliseconds(time);
        var sight = Bookable.Sight(lead, now);
        if (!Bookable.IsOpen(lead) || await BrokerOf(lead) is not { } broker)
        {
            return sight;
        }

        // What this lead has booked is no obstacle to moving it.
        var taken = await bookings.Taken(broker.Id, now, now.AddDays(broker.Booking.HorizonDays + 1), CancellationToken.None);
        return sight with
        {
            BrokerName = broker.Name,
            BrokerZone = broker.Hours.TimeZone,
            SlotMinutes = broker.Booking.SlotMinutes,
            Free = FreeTimes.Of(broker, [.. taken.Where(other => other.LeadId != lead.Id)], now),
        };
    }
}
