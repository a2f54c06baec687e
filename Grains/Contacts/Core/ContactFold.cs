using LeadGrid.Compliance;

namespace LeadGrid.Contacts;

/// <summary>What an entry of the ledger makes of a contact. Pure: the same entries are always the same contact.</summary>
internal static class ContactFold
{
    public static ContactState Apply(ContactState state, ContactEvent entry)
    {
        var next = Fold(state, entry);
        return entry.At > next.LastAt ? next with { LastAt = entry.At } : next;
    }

    private static ContactState Fold(ContactState state, ContactEvent entry) => entry switch
    {
        ConsentGiven given => Signed(state, given.Evidence.Id) with
        {
            Facts = state.Facts with { Consents = [.. state.Facts.Consents.Append(given.Consent)] },
            Certificates = CertificateClaims.IsClaimable(state.Key.Kind, given) ? [.. Newest(state.Certificates).Append(given)] : state.Certificates,
        },
        ConfirmationAsked asked => Signed(state, asked.Evidence.Id) with
        {
            Unconfirmed = state.Unconfirmed.Add(asked),
            Asks = asked.Ask is { } ask ? [.. Newest(state.Asks).Append(ask)] : state.Asks,
            Facts = state.Facts with { Confirmations = [.. state.Facts.Confirmations.Append(new Confirmation(asked.At))] },
        },
        Confirmed confirmed => state with
        {
            Unconfirmed = [],
            Facts = state.Facts with
            {
                Confirmations = [.. state.Facts.Confirmations.Select(each => each.ConfirmedAt is null ? each with { ConfirmedAt = confirmed.At } : each)],
            },
        },
        CertificateClaimed claimed => state with { Certificates = state.Certificates.RemoveAll(each => CertificateClaims.IdOf(each).Equals(claimed.Consent)) },
        Inquired asked => state with
        {
            Leads = state.Leads.Add(asked.Lead),
            Facts = state.Facts with
            {
                Relationships =
                [
                    .. state.Facts.Relationships.Concat(
                        asked.Sellers.Select(seller => new Relationship(asked.At, RelationshipKind.Inquiry, seller))),
                ],
            },
        },
        ContactRefused refused => Void(state) with
        {
            Facts = state.Facts with
            {
                Revocations =
                [
                    .. state.Facts.Revocations.Append(
                        new Revocation(refused.At, refused.Scope, refused.ByProvider, refused.ConfirmedByProvider)),
                ],
            },
        },
        TextsRestored start => state with
        {
            Facts = state.Facts with { Restorations = [.. state.Facts.Restorations.Append(new Restoration(start.At, start.Seller))] },
        },
        Held held => Void(state) with { Facts = state.Facts with { Holds = [.. state.Facts.Holds.Append(new Hold(held.At))] } },
        HoldJudged judged => state with
        {
            Facts = state.Facts with
            {
                Holds =
                [
                    .. state.Facts.Holds.Select(hold =>
                        hold.JudgedAt is null && (judged.HeldAt ?? hold.At) == hold.At
                            ? hold with { JudgedAt = judged.At }
                            : hold),
                ],
            },
        },
        HoursNarrowed narrowed => Void(state) with
        {
            Facts = state.Facts with { Narrowings = [.. state.Facts.Narrowings.Append(narrowed.Narrowing)] },
        },
        CallRefused said => Void(state) with
        {
            Facts = state.Facts with { CallRefusals = [.. state.Facts.CallRefusals.Append(said.At)] },
        },
        SaleRefused said => state with { Facts = state.Facts with { DoNotSell = state.Facts.DoNotSell ?? said.At } },
        MessageReceived message => state with
        {
            Received = [.. Newest(state.Received).Append(message.ProviderId)],
            Facts = state.Facts with { Inbound = [.. Newest(state.Facts.Inbound).Append(new InboundMessage(message.SentAt ?? message.At, message.Channel))] },
        },
        PermitGranted granted => state with { Permits = [.. Newest(state.Permits).Append(new OpenPermit(granted))] },
        PermitUsed used => Use(state, used),
        SendEnded ended => End(state, ended),
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.GetType().Name, "An entry that no fold knows."),
    };

    private static ContactState Signed(ContactState state, Guid? id) =>
        id is { } given ? state with { Signed = [.. Newest(state.Signed).Append(given)] } : state;

    // A refusal or a hold ends every permit that was given before it, whatever comes after.
    private static ContactState Void(ContactState state) => state with { Permits = [] };

    private static ContactState Use(ContactState state, PermitUsed used)
    {
        var granted = state.Permits.Single(permit => permit.Id == used.PermitId).Granted;
        return state with
        {
            Permits = state.Permits.RemoveAll(permit => permit.Id == used.PermitId),
            Leaving = state.Leaving.Add(used.PermitId, granted),
            Departed = [.. Newest(state.Departed).Append(granted.MessageId)],
            Facts = state.Facts with
            {
                Touches =
                [
                    .. Newest(state.Facts.Touches).Append(
                        new Touch(used.At, granted.Channel, granted.Purpose, granted.Subject) { PermitId = used.PermitId }),
                ],
            },
        };
    }

    private static ContactState End(ContactState state, SendEnded ended)
    {
        if (!state.Leaving.TryGetValue(ended.PermitId, out var granted))
        {
            return state;
        }

        var over = state with { Leaving = state.Leaving.Remove(ended.PermitId) };
        return ended.Left
            ? over
            : over with
            {
                Departed = over.Departed.Remove(granted.MessageId),
                Facts = over.Facts with { Touches = [.. over.Facts.Touches.Where(touch => touch.PermitId != ended.PermitId)] },
            };
    }

    // Room for one more.
    private static IEnumerable<T> Newest<T>(IReadOnlyList<T> list) => list.Skip(list.Count - ContactState.Memory + 1);
}
