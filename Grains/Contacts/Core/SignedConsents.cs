using LeadGrid.Compliance;

namespace LeadGrid.Contacts;

/// <summary>What a signed consent puts into a contact's ledger: one entry for each text that was agreed to.</summary>
internal static class SignedConsents
{
    /// <summary>Whoever is asked to confirm and does not is asked again by the next form after so long.</summary>
    private static readonly TimeSpan s_asked = TimeSpan.FromHours(24);

    /// <returns>Nothing where it is there already, and where nothing was agreed to and no lead came.</returns>
    public static ContactEvent[] Of(ContactState state, SignedConsent signed, DateTimeOffset now)
    {
        if (state.Signed.Contains(signed.Id))
        {
            return [];
        }

        var at = ContactDecider.After(state, now);
        var entries = new List<ContactEvent>();
        foreach (var text in signed.Texts.Where(text => text.Ticked))
        {
            var waiting = signed.Confirmation is not null && text.Channels.Contains(ContactChannel.Email);
            if (!waiting)
            {
                entries.Add(new ConsentGiven(Record(signed, text, at), Evidence(signed), signed.Lead) { At = at, By = signed.By });
            }
            else if (state.Key.Kind == ContactKind.Email)
            {
                // A number has no mailbox: there, nothing is given and nothing waits.
                entries.Add(new ConfirmationAsked(Record(signed, text, at), Evidence(signed), signed.Lead, Ask(state, signed, at)) { At = at, By = signed.By });
            }
        }

        if (signed.NewLead && signed.Lead is { } lead && !state.Leads.Contains(lead))
        {
            // With it the lead is taken up: its posted consent, which says less, is not put beside this one.
            entries.Add(new Inquired(lead, signed.Sellers) { At = at, By = signed.By });
        }

        return [.. entries];
    }

    /// <summary>What the person's confirmation gives.</summary>
    public static ContactEvent[] Confirm(ContactState state, Guid ask, Access.Actor by, DateTimeOffset now)
    {
        if (state.Unconfirmed.Count == 0)
        {
            return [];
        }

        var at = ContactDecider.After(state, now);
        return
        [
            new Confirmed(ask) { At = at, By = by },
            .. state.Unconfirmed.Select(waiting => new ConsentGiven(
                waiting.Consent with { At = at, Signature = $"{waiting.Consent.Signature}, confirmed by e-mail" }, waiting.Evidence, waiting.Lead) { At = at, By = by }),
        ];
    }

    private static ConsentRecord Record(SignedConsent signed, SignedText text, DateTimeOffset at) => new()
    {
        // A clock that runs ahead must not let a consent outlive a refusal.
        At = signed.At is { } said && said < at ? said : at,
        Origin = signed.OwnForm ? ConsentOrigin.OwnForm : ConsentOrigin.Posted,
        Channels = text.Channels,
        Sellers = signed.Sellers,
        Phone = signed.Phone,
        Text = text.Text,
        Signature = signed.Method,
        DisclosesCalls = DisclosureWords.AuthorisesCalls(text.Text),
        NoConditionOfPurchase = DisclosureWords.IsNoCondition(text.Text),
    };

    private static ConsentEvidence Evidence(SignedConsent signed) => new()
    {
        Id = signed.Id,
        DisclosureVersion = signed.DisclosureVersion,
        Language = signed.Language,
        ShownAt = signed.ShownAt,
        Shown = [.. from text in signed.Texts from channel in text.Channels select new ShownDisclosure(channel, text.Text, text.Ticked)],
        Ip = signed.Ip,
        UserAgent = signed.UserAgent,
        FormUrl = signed.FormUrl,
        CertificateUrl = signed.CertificateUrl,
        PostedBy = signed.By.Name,
    };

    // A link that was sent a moment ago confirms this consent as well. Otherwise a form would be a way to fill somebody's mailbox.
    private static Guid? Ask(ContactState state, SignedConsent signed, DateTimeOffset at) =>
        state.Unconfirmed.Exists(waiting => waiting.Ask is not null && at < waiting.At + s_asked) ? null : signed.Confirmation;
}
