using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Outreach;

namespace LeadGrid.Leads;

/// <summary>One lead, by its id (UUID version 7).</summary>
[Alias("lead-grain")]
public interface ILeadGrain : IGrainWithGuidKey
{
    /// <returns>The lead; null where it does not exist or is not the actor's to see.</returns>
    [Alias("get")]
    Task<LeadView?> Get(Actor actor);

    /// <returns>Up to 200 entries, newest first; null where the lead is not the actor's to see.</returns>
    /// <param name="before">Continue below this entry: <see cref="TimelinePage.Next"/> of the page before.</param>
    [Alias("timeline")]
    Task<TimelinePage?> Timeline(Actor actor, string? before);

    /// <summary>Decides, commits, tells. When it returns <see cref="Done"/>, it is on disk.</summary>
    /// <param name="expectedVersion">The version the caller saw.</param>
    [Alias("execute")]
    Task<LeadResult> Execute(Actor actor, LeadCommand command, long expectedVersion);

    /// <summary>Messages to and from the person, the newest 200, oldest first.</summary>
    /// <returns>Null where the lead is not the actor's to see.</returns>
    [Alias("messages")]
    Task<LeadMessage[]?> Messages(Actor actor);

    /// <summary>Takes a message that is to be sent to the person. It leaves by a permit only.</summary>
    [Alias("send")]
    Task<SendResult> Send(Actor actor, MessageDraft draft);

    /// <summary>May the person be contacted now, and why not. Decides nothing.</summary>
    /// <returns>Null where the lead is not the actor's to work, or has nothing to be contacted by.</returns>
    [Alias("may-contact")]
    Task<PermitAnswer?> MayContact(Actor actor, ContactChannel channel);

    /// <summary>A browser of the broker's has shown it: the first time is kept, and who else says so changes nothing.</summary>
    [Alias("noticed")]
    Task Noticed(Actor actor);

    /// <summary>Asks for a permit to call, shows the number only when there is one, and logs the attempt.</summary>
    /// <returns>Null where the lead is not the actor's to work.</returns>
    [Alias("call")]
    Task<CallAnswer?> Call(Actor actor);
}

[GenerateSerializer, Immutable, Alias("timeline-page")]
public sealed record TimelinePage(
    [property: Id(0)] TimelineEntry[] Entries,
    [property: Id(1)] string? Next);

/// <summary>One event of a lead, as a person reads it.</summary>
/// <param name="Version">The lead's version after it.</param>
/// <param name="Kind">received, scored, assigned, queued, contacted, note ...</param>
/// <param name="By">Who did it.</param>
/// <param name="Title">A sentence.</param>
/// <param name="Text">A note's text, or null.</param>
/// <param name="Routing">For assigned and queued: who was eligible, who was not, and why.</param>
/// <param name="Reasons">For messages and calls: what each rule of contact law said.</param>
/// <param name="MessageId">For messages: which.</param>
[GenerateSerializer, Immutable, Alias("timeline-entry")]
public sealed record TimelineEntry(
    [property: Id(0)] long Version,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Kind,
    [property: Id(3)] string By,
    [property: Id(4)] string Title,
    [property: Id(5)] string? Text,
    [property: Id(6)] Routing.RoutingExplanation? Routing,
    [property: Id(7)] PermitReason[]? Reasons = null,
    [property: Id(8)] Guid? MessageId = null)
{
    public override string ToString() => Unspoken.Of<TimelineEntry>();
}
