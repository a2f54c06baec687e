using System.Collections.Immutable;
using LeadGrid.Compliance;

namespace LeadGrid.Contacts;

/// <summary>A permit that was given and is neither used nor void.</summary>
internal sealed record OpenPermit(PermitGranted Granted)
{
    public Guid Id => Granted.PermitId;
}

/// <summary>A contact as its grain holds it: the fold of its ledger. Replaced as a whole, after the commit.</summary>
internal sealed record ContactState
{
    /// <summary>How many touches, messages and permits are remembered; the ledger has them all.</summary>
    public const int Memory = 200;

    public required ContactKey Key { get; init; }

    /// <summary>The data key that seals the ledger.</summary>
    public required Guid KeyId { get; init; }

    /// <summary>Entries in the ledger.</summary>
    public long Version { get; init; }

    /// <summary>The hash of the last entry.</summary>
    public byte[] Head { get; init; } = LedgerChain.Start;

    public ContactFacts Facts { get; init; } = ContactFacts.None;

    /// <summary>The latest instant of any entry. Machines' clocks differ; the order of the ledger does not.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Leads whose consent and inquiry are in the ledger.</summary>
    public ImmutableHashSet<Guid> Leads { get; init; } = [];
    public ImmutableList<OpenPermit> Permits { get; init; } = [];

    /// <summary>Permits in use: their messages may just be on their way to a provider.</summary>
    public ImmutableDictionary<Guid, PermitGranted> Leaving { get; init; } = ImmutableDictionary<Guid, PermitGranted>.Empty;

    /// <summary>Messages that have left or may have, the newest last.</summary>
    public ImmutableList<Guid> Departed { get; init; } = [];

    /// <summary>Providers' names of messages from the person, the newest last.</summary>
    public ImmutableList<string> Received { get; init; } = [];

    /// <summary>Ids of consents, by which a repeat is known, the newest last.</summary>
    public ImmutableList<Guid> Signed { get; init; } = [];

    /// <summary>Consents to e-mail that wait for the person's confirmation.</summary>
    public ImmutableList<ConfirmationAsked> Unconfirmed { get; init; } = [];

    /// <summary>Messages that asked for a confirmation, the newest last.</summary>
    public ImmutableList<Guid> Asks { get; init; } = [];

    /// <summary>Consents whose certificates are not claimed yet.</summary>
    public ImmutableList<ConsentGiven> Certificates { get; init; } = [];
}
