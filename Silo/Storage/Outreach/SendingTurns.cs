using System.Collections.Concurrent;
using LeadGrid.Outreach;

namespace LeadGrid.Storage.Outreach;

/// <summary>Turns from the slots of the database, which learns of a number and its rate when they are first used here.</summary>
internal sealed class SendingTurns(SendingSlots slots, TimeProvider time) : ISendingTurns
{
    /// <summary>
    /// Turns lie so much further apart than the rate asks for: with <see cref="SendingTurn.Latest"/>, no second that a provider may
    /// look at holds more than its limit, and what is left of it allows for the way there.
    /// </summary>
    private const decimal Apart = 1.06m;

    // One entry for each of the operator's own numbers.
    private readonly ConcurrentDictionary<string, NumberTurns> _numbers = new();

    /// <summary>The rate at which turns are given, of the rate that a provider allows.</summary>
    public static decimal Spaced(decimal perSecond) => decimal.Round(perSecond / Apart, 6, MidpointRounding.ToZero);

    public Task<SendingTurn?> Take(string number, decimal perSecond, int parts, TimeSpan ahead, CancellationToken cancellation) =>
        _numbers.GetOrAdd(number, static (key, all) => new NumberTurns(key, all.slots, all.time), (slots, time)).Take(perSecond, parts, ahead, cancellation);
}
