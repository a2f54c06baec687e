using LeadGrid.Access;
using LeadGrid.Campaigns;
using Orleans.Concurrency;

namespace LeadGrid.Brokers;

/// <summary>One broker, by its id.</summary>
[Alias("broker-grain")]
public interface IBrokerGrain : IGrainWithStringKey
{
    /// <returns>The profile; null where no such broker exists or <paramref name="actor"/> may not see it.</returns>
    /// <remarks>Interleaves: a router reads it while <see cref="Put"/> waits for that router.</remarks>
    [Alias("get"), AlwaysInterleave]
    Task<BrokerProfile?> Get(Actor actor);

    /// <summary>Creates or replaces the profile; every router of its campaigns has taken it up when the call returns.</summary>
    [Alias("put")]
    Task<SettingsAnswer> Put(Actor actor, BrokerProfile next, long expectedVersion);

    /// <summary>Stops or resumes new leads. The broker itself and administrators may.</summary>
    /// <returns>The profile afterwards; null where the actor may not.</returns>
    [Alias("pause")]
    Task<BrokerProfile?> Pause(Actor actor, bool paused);

    /// <summary>Told by a campaign: this broker's changes concern its router, or no longer do.</summary>
    [Alias("joined")]
    Task Joined(string campaign, bool member);
}
