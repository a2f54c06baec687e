using LeadGrid.Intake;
using LeadGrid.Leads;

namespace LeadGrid.Routing;

/// <summary>What one batch comes to. Everything that has to be written is here.</summary>
/// <param name="Answers">One a post, in arrival order.</param>
/// <param name="Accepted">The new leads, in arrival order.</param>
/// <param name="Duplicates">Posts of a person that a lead of the campaign already stands for.</param>
/// <param name="NewKeys">Keys to remember, with body and answer.</param>
/// <param name="NewClaims">Identities that the accepted leads now hold.</param>
internal sealed record IntakeDecision(
    IntakeAnswer[] Answers,
    IReadOnlyList<AcceptedLead> Accepted,
    IReadOnlyList<DuplicatePost> Duplicates,
    IReadOnlyDictionary<IntakeKey, KnownAnswer> NewKeys,
    IReadOnlyDictionary<IdentityKey, Guid> NewClaims);

internal sealed record AcceptedLead(PreparedLead Lead, RoutingExplanation Routing, BrokerName? Broker);

internal sealed record DuplicatePost(PreparedLead Lead, Guid Of);

/// <summary>
/// Decides a batch in arrival order: repeat, rejected, duplicate, or accepted and routed. A rejected or duplicate lead
/// claims nothing and takes no turn.
/// </summary>
internal static class IntakeDecider
{
    public static IntakeDecision Decide(IReadOnlyList<PreparedLead> batch, IntakeBook book, string campaign, RoutingDesk desk)
    {
        var answers = new IntakeAnswer[batch.Count];
        var accepted = new List<AcceptedLead>();
        var duplicates = new List<DuplicatePost>();
        var keys = new Dictionary<IntakeKey, KnownAnswer>();
        var claims = new Dictionary<IdentityKey, Guid>();

        for (var i = 0; i < batch.Count; i++)
        {
            var lead = batch[i];
            var leadKeys = KeysOf(lead, campaign);
            if (Repeat(lead, leadKeys, book, keys) is { } repeat)
            {
                answers[i] = repeat;
                continue;
            }

            if (lead.Faults.Length > 0)
            {
                // Nothing is remembered: mended, it may be posted again under the same key.
                answers[i] = Answer(lead, IntakeOutcome.Rejected) with { Faults = lead.Faults };
                continue;
            }

            var identities = IdentitiesOf(lead);
            if (Claimed(identities, book, claims) is { } of)
            {
                duplicates.Add(new DuplicatePost(lead, of));
                answers[i] = Answer(lead, IntakeOutcome.Duplicate) with { DuplicateOf = of };
            }
            else
            {
                var routing = desk.Route(lead.Facts);
                var broker = routing.Chosen is { } id ? desk.NameOf(id) : null;
                accepted.Add(new AcceptedLead(lead, routing, broker));
                foreach (var identity in identities)
                {
                    claims[identity] = lead.LeadId;
                }

                answers[i] = Answer(lead, IntakeOutcome.Accepted) with
                {
                    LeadId = lead.LeadId,
                    Score = lead.Row.Score,
                    ScoreReasons = lead.ScoreReasons,
                    Broker = broker,
                    Status = broker is null ? LeadStatus.Queued : LeadStatus.Assigned,
                };
            }

            foreach (var key in leadKeys)
            {
                keys[key] = new KnownAnswer(lead.BodyHash, answers[i]);
            }
        }

        return new IntakeDecision(answers, accepted, duplicates, keys, claims);
    }

    /// <summary>The keys under which a post may be repeated.</summary>
    public static IReadOnlyList<IntakeKey> KeysOf(PreparedLead lead, string campaign)
    {
        var keys = new List<IntakeKey>(2);
        if (lead.IdempotencyHash is { } idempotency)
        {
            keys.Add(IntakeKey.Of($"key/{lead.KeyScope}", idempotency));
        }

        if (lead.ExternalIdHash is { } external)
        {
            keys.Add(IntakeKey.Of($"external/{campaign}/{lead.Seller}", external));
        }

        return keys;
    }

    public static IReadOnlyList<IdentityKey> IdentitiesOf(PreparedLead lead)
    {
        var identities = new List<IdentityKey>(2);
        if (lead.PhoneHash is { } phone)
        {
            identities.Add(IdentityKey.Of(IdentityKind.Phone, phone));
        }

        if (lead.EmailHash is { } email)
        {
            identities.Add(IdentityKey.Of(IdentityKind.Email, email));
        }

        return identities;
    }

    private static IntakeAnswer? Repeat(
        PreparedLead lead, IReadOnlyList<IntakeKey> leadKeys, IntakeBook book, Dictionary<IntakeKey, KnownAnswer> inBatch)
    {
        foreach (var key in leadKeys)
        {
            if (inBatch.TryGetValue(key, out var known) || book.Keys.TryGetValue(key, out known))
            {
                return known.BodyHash.AsSpan().SequenceEqual(lead.BodyHash)
                    ? known.Answer with { Replay = true }
                    : new IntakeAnswer
                    {
                        Outcome = IntakeOutcome.KeyReused,
                        Faults = [key.Scope.StartsWith("key/", StringComparison.Ordinal)
                            ? new FieldFault("Idempotency-Key", "This key was used with another body: send a new key for a new post.")
                            : new FieldFault("externalId", "This id was posted with another body: send a new id for a new lead.")],
                    };
            }
        }

        return null;
    }

    private static Guid? Claimed(
        IReadOnlyList<IdentityKey> identities, IntakeBook book, Dictionary<IdentityKey, Guid> inBatch)
    {
        foreach (var identity in identities)
        {
            if (inBatch.TryGetValue(identity, out var of) || book.Claims.TryGetValue(identity, out of))
            {
                return of;
            }
        }

        return null;
    }

    private static IntakeAnswer Answer(PreparedLead lead, IntakeOutcome outcome) => new()
    {
        Outcome = outcome,
        Repairs = lead.Repairs,
        Flags = lead.Row.Flags,
        Warnings = lead.Warnings,
    };
}
