using System.Collections.Concurrent;
using LeadGrid.Outreach;

namespace LeadGrid.Storage.Outreach;

/// <summary>Turns from the slots of the database, which learns of a number and its rate when they are first used here.</summary>
internal sealed class SendingTurns(SendingSlots slots, TimeProvider time) : ISendingTurns
{
    // One entry for each of the operator's own numbers.
    private readonly ConcurrentDictionary<string, decimal> _rates = new();

    public async Task<SendingTurn?> Take(string number, decimal perSecond, int parts, TimeSpan ahead, CancellationToken cancellation)
    {
        if (!_rates.TryGetValue(number, out var known) || known != perSecond)
        {
            await slots.SetRate(number, perSecond, cancellation);
            _rates[number] = perSecond;
        }

        var reserved = await slots.Reserve(number, [parts], ahead, cancellation);
        return reserved is [var slot] ? new SendingTurn(time.GetTimestamp(), slot.Wait, slot.Length) : null;
    }
}
