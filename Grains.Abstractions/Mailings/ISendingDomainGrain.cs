using LeadGrid.Access;

namespace LeadGrid.Mailings;

/// <summary>
/// A domain that e-mails are sent from, by its name in lower case. It keeps the warm-up of a new domain over all campaigns: what
/// mailings may send in a day grows until mailbox providers know the domain.
/// </summary>
[Alias("sending-domain-grain")]
public interface ISendingDomainGrain : IGrainWithStringKey
{
    /// <returns>What stands behind the at sign of an address, in lower case.</returns>
    public static string KeyOf(string mailFrom) => mailFrom[(mailFrom.LastIndexOf('@') + 1)..].ToLowerInvariant();

    /// <exception cref="UnauthorizedAccessException">Administrators and the system only; so with all that follow.</exception>
    [Alias("get")]
    Task<SendingDomain> Get(Actor actor);

    /// <summary>Says that the domain is known to mailbox providers, or begins its warm-up anew, today.</summary>
    [Alias("set-warm")]
    Task<SendingDomain> SetWarm(Actor actor, bool warm);

    /// <summary>Takes a part of the day's allowance. The first that takes begins the warm-up.</summary>
    /// <param name="wanted">E-mails, at least 1.</param>
    [Alias("take")]
    Task<AllowanceTaken> Take(Actor actor, int wanted);

    /// <summary>Gives back what was taken and not used.</summary>
    [Alias("give-back")]
    Task GiveBack(Actor actor, int unused);
}

/// <param name="Name">Such as <c>mail.example.com</c>.</param>
/// <param name="Warm">An administrator said that it is known, or its warm-up is over.</param>
/// <param name="Day">Of the warm-up, from 1; null: it has not begun.</param>
/// <param name="Limit">E-mails of mailings today; null: no limit.</param>
/// <param name="Used">Today (UTC), as far as it is limited.</param>
[GenerateSerializer, Immutable, Alias("sending-domain")]
public sealed record SendingDomain(
    [property: Id(0)] string Name,
    [property: Id(1)] bool Warm,
    [property: Id(2)] int? Day,
    [property: Id(3)] int? Limit,
    [property: Id(4)] int Used);

/// <param name="Count">0: the day's allowance is used up.</param>
/// <param name="Again">When there will be more; null where <paramref name="Count"/> is all that was wanted.</param>
[GenerateSerializer, Immutable, Alias("allowance-taken")]
public sealed record AllowanceTaken(
    [property: Id(0)] int Count,
    [property: Id(1)] DateTimeOffset? Again);
