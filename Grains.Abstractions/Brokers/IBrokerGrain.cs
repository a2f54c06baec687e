using LeadGrid.Access;
using LeadGrid.Campaigns;
using Orleans.Concurrency;

namespace LeadGrid.Brokers;

/// <summary>One broker, by its id.</summary>
[Alias("broker-grain")]
public interface IBrokerGrain : IGrainWithStringKey
{
    /// <summary>Answered also while a change is under way, since routers that are told of it ask at once.</summary>
    /// <returns>The profile; null where no such broker exists or <paramref name="actor"/> may not see it.</returns>
    [Alias("get"), AlwaysInterleave]
    Task<BrokerProfile?> Get(Actor actor);

    /// <summary>
    /// Creates (expected version 0) or replaces the profile; every router of its campaigns has taken it up when the
    /// call returns. Repeating a call that was stored already tells the routers again and changes nothing.
    /// </summary>
    /// <exception cref="SettingsNotToldException">Stored, but not every router could be told: repeat the call.</exception>
    /// <exception cref="UnauthorizedAccessException">Administrators and the system only.</exception>
    [Alias("put")]
    Task<SettingsAnswer> Put(Actor actor, BrokerProfile next, long expectedVersion);

    /// <summary>Stops or resumes new leads. The broker itself and administrators may.</summary>
    /// <returns>The profile afterwards; null where no such broker exists or the actor may not.</returns>
    /// <exception cref="SettingsNotToldException">Stored, but not every router could be told: repeat the call.</exception>
    [Alias("pause")]
    Task<BrokerProfile?> Pause(Actor actor, bool paused);

    /// <summary>
    /// Told by a lead that was closed: this broker has a place free. The routers of all its campaigns look at their
    /// waiting leads. Nobody waits for it, and a call that is lost only costs the time to their next regular look.
    /// </summary>
    [Alias("place-freed"), AlwaysInterleave]
    Task PlaceFreed();

    /// <summary>The secret that signs what the broker's own system is told. It never changes.</summary>
    /// <returns>64 hexadecimal digits; null where no such broker exists or the actor may not see it.</returns>
    [Alias("notice-secret"), AlwaysInterleave]
    Task<string?> NoticeSecret(Actor actor);

    /// <summary>
    /// Replaces what a broker may change itself: how its time is offered, and its days off. As <see cref="Put"/> in all else.
    /// </summary>
    /// <returns>Null where no such broker exists or the actor may not.</returns>
    /// <exception cref="SettingsNotToldException">Stored, but not every router could be told: repeat the call.</exception>
    [Alias("put-calendar")]
    Task<SettingsAnswer?> PutCalendar(Actor actor, BrokerCalendar next, long expectedVersion);

    /// <summary>The number of the broker's secret calendar feed: an address that was made with another is none.</summary>
    /// <returns>Null where no such broker exists or the actor may not see it.</returns>
    [Alias("feed"), AlwaysInterleave]
    Task<int?> Feed(Actor actor);

    /// <summary>Makes the feed's address worthless for whoever has it, and a new one possible.</summary>
    /// <returns>The new number; null as in <see cref="Feed"/>.</returns>
    [Alias("renew-feed")]
    Task<int?> RenewFeed(Actor actor);

    /// <summary>Told by a campaign: this broker's changes concern its router, or no longer do.</summary>
    [Alias("joined")]
    Task Joined(string campaign, bool member);
}
