using System.Diagnostics;
using LeadGrid.Contacts;

namespace LeadGrid.Outreach;

/// <summary>The one way out: uses a permit up, and gives the clearance that providers ask for. Nobody else makes clearances.</summary>
internal sealed class Departures(IGrainFactory grains)
{
    /// <returns>Null: the message must not leave.</returns>
    public async Task<Clearance?> Leave(string contact, Guid permitId)
    {
        var since = Stopwatch.GetTimestamp();
        return await grains.GetGrain<IContactGrain>(contact).Leave(permitId) ? new Clearance(permitId, since) : null;
    }

    /// <summary>Tells the contact what became of it, so that a refusal that waits for it need not wait on.</summary>
    public Task Left(string contact, Guid permitId, SendOutcome outcome) => outcome switch
    {
        SendOutcome.Accepted => grains.GetGrain<IContactGrain>(contact).Left(permitId, left: true, "accepted"),
        SendOutcome.Unknown => grains.GetGrain<IContactGrain>(contact).Left(permitId, left: true, "unknown"),
        SendOutcome.Refused refused => grains.GetGrain<IContactGrain>(contact).Left(permitId, left: false, $"refused {refused.Code}"),
        SendOutcome.NotSent => grains.GetGrain<IContactGrain>(contact).Left(permitId, left: false, "not sent"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "No such outcome."),
    };
}
