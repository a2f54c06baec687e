using LeadGrid.Contacts;

namespace LeadGrid.Compliance.Rejudgement;

/// <summary>An entry of a ledger; null where its data key was destroyed.</summary>
internal sealed record PastLedgerEntry(long Number, ContactEvent? Entry);

/// <summary>What the entries before one say of the person. Their order counts, and no clock.</summary>
internal static class PastLedger
{
    public static PastFacts Facts(IReadOnlyList<ContactEvent> before)
    {
        var facts = new PastFacts();
        foreach (var entry in before)
        {
            Add(facts, entry);
        }

        foreach (var used in before.OfType<PermitUsed>().Where(used => MayHaveLeft(before, used.PermitId)))
        {
            if (Grant(before, used.PermitId) is { } granted)
            {
                facts.Touches.Add(new(used.At, granted.Channel, granted.Purpose, granted.Subject));
            }
        }

        return facts;
    }

    public static PermitGranted? Grant(IReadOnlyList<ContactEvent> before, Guid permit) =>
        before.OfType<PermitGranted>().FirstOrDefault(granted => granted.PermitId == permit);

    /// <summary>What certainly has not left is no contact.</summary>
    public static bool MayHaveLeft(IReadOnlyList<ContactEvent> before, Guid permit) =>
        !before.OfType<SendEnded>().Any(ended => ended.PermitId == permit && !ended.Left);

    private static void Add(PastFacts facts, ContactEvent entry)
    {
        switch (entry)
        {
            case ConsentGiven given:
                facts.Consents.Add(given.Consent);
                break;
            case Inquired asked:
                facts.Relationships.AddRange(asked.Sellers.Select(seller => new Relationship(asked.At, RelationshipKind.Inquiry, seller)));
                break;
            case ContactRefused refused:
                facts.Revocations.Add(new(refused.At, refused.Scope, refused.ByProvider, refused.ConfirmedByProvider));
                break;
            case TextsRestored start:
                facts.Restorations.Add(new(start.At, start.Seller));
                break;
            case Held held:
                facts.Unjudged.Add(held.At);
                break;
            case HoldJudged judged:
                facts.Unjudged.RemoveAll(held => judged.HeldAt is null || judged.HeldAt == held);
                break;
            case ConfirmationAsked asked:
                facts.Unconfirmed.Add(asked.At);
                break;
            case Confirmed:
                facts.Unconfirmed.Clear();
                break;
            case HoursNarrowed narrowed:
                facts.Narrowings.Add(narrowed.Narrowing);
                break;
            case CallRefused said:
                facts.CallRefusals.Add(said.At);
                break;
            case MessageReceived message:
                facts.Inbound.Add(new(message.SentAt ?? message.At, message.Channel));
                break;
        }
    }
}
