using LeadGrid.Access;
using LeadGrid.Compliance;

namespace LeadGrid.Contacts;

/// <summary>What one person's contact decides: pure, over its state, the facts of lists, the rules and the instant.</summary>
internal static class ContactDecider
{
    private static readonly Actor s_sender = new(ActorKind.System, "outreach", "LeadGrid");

    /// <summary>What leads put on record that the ledger does not have yet, the oldest first.</summary>
    public static ContactEvent[] TakeUp(ContactState state, IEnumerable<ContactLead> leads) =>
    [
        .. leads.Where(lead => !state.Leads.Contains(lead.Id)).OrderBy(lead => lead.ReceivedAt).SelectMany(PostedConsents.Of),
    ];

    /// <summary>
    /// What is asked for. Without a template the thread says what a message is for: it is an answer while the person's own message
    /// is fresh, and otherwise marketing.
    /// </summary>
    public static PermitQuestion Ask(ContactState state, PermitRequest request, RuleSet rules, DateTimeOffset now)
    {
        var hours = rules.Rules.OfType<ReplyRule>().Min(rule => (int?)rule.Value.Hours) ?? 0;
        var answers = state.Facts.Inbound.Any(message => message.Channel == request.Channel && now <= message.At.AddHours(hours));
        return new PermitQuestion
        {
            Channel = request.Channel,
            Purpose = request.Purpose ?? (answers ? ContactPurpose.Reply : ContactPurpose.Marketing),
            At = now,
            Seller = request.Seller,
            Subject = request.Subject,
            Phone = request.Phone,
            State = request.State,
            Zip = request.Zip,
        };
    }

    /// <summary>The entry that gives a permit.</summary>
    public static PermitGranted Grant(
        Guid permitId, Guid messageId, Guid? lead, PermitQuestion question, PermitAllowed allowed) =>
        new(
            permitId, messageId, question.Channel, question.Purpose, question.Seller, question.Subject, lead, question.Phone,
            question.State, question.Zip,
            allowed.Expires, allowed.DataVersion, [.. allowed.Reasons.Select(reason => reason.Rule).Distinct()])
        {
            At = question.At,
            By = s_sender,
        };

    /// <summary>Whether a message may leave now on this permit: once, in time, and judged anew.</summary>
    /// <returns>The permit; null: it may not.</returns>
    public static PermitGranted? Leave(ContactState state, ContactFacts facts, Guid permitId, RuleSet rules, DateTimeOffset now)
    {
        if (state.Permits.FirstOrDefault(permit => permit.Id == permitId)?.Granted is not { } granted || now >= granted.Expires)
        {
            return null;
        }

        var question = new PermitQuestion
        {
            Channel = granted.Channel,
            Purpose = granted.Purpose,
            At = now,
            Seller = granted.Seller,
            Subject = granted.Subject,
            Phone = granted.Phone,
            State = granted.State,
            Zip = granted.Zip,
        };
        return Permits.Decide(question, facts, rules) is PermitAllowed allowed && now < allowed.Expires ? granted : null;
    }

    public static PermitUsed Use(PermitGranted granted, RuleSet rules, DateTimeOffset now) =>
        new(granted.PermitId, rules.Version) { At = now, By = s_sender };

    public static SendEnded End(Guid permitId, bool left, string outcome, DateTimeOffset now) =>
        new(permitId, left, outcome) { At = now, By = s_sender };

    /// <summary>
    /// A message from the person: it holds automated contact until it is judged, which is done in the same commit where its words are
    /// clear.
    /// </summary>
    /// <param name="seller">In whose name the number it came to is used; null where that is not known.</param>
    public static (ReplyJudgement Judgement, ContactEvent[] Entries) Receive(
        ContactState state, IReadOnlyList<ContactLead> leads, ContactText text, string? seller, DateTimeOffset now)
    {
        now = After(state, now);
        var by = new Actor(ActorKind.System, "person", "the person");
        var judgement = ReplyJudge.Judge(new ReplyQuestion(Cut(text.Body), text.Question is { } question ? Cut(question) : null, text.Channel));
        var byProvider = text.Channel == ContactChannel.Sms && ProviderKeywords.Stops(text.Body, text.OptOutType);
        if (byProvider && judgement.Intent != ReplyIntent.OptOut)
        {
            judgement = judgement with { Intent = ReplyIntent.OptOut, Scope = ReplyScopes.Stop, Confidence = 1 };
        }

        return (judgement,
        [
            new MessageReceived(text.Channel, text.ProviderId, text.Body) { At = now, By = by, SentAt = text.SentAt < now ? text.SentAt : null },
            new Held(text.Body) { At = now, By = by },
            .. Meaning(judgement, leads, text, IsOvertaken(state, text) ? null : seller, byProvider, by, now),
        ]);
    }

    public static ContactRefused Refuse(RefusalScope scope, string way, string? words, Actor by, DateTimeOffset now, bool byProvider = false) =>
        new(scope, way, words, byProvider, ConfirmedByProvider: byProvider) { At = now, By = by };

    /// <summary>
    /// The instant of what is said now: later than all that was said before, whatever this machine's clock shows. Otherwise a START
    /// that another machine wrote by a clock that runs ahead would lift the STOP that follows it.
    /// </summary>
    public static DateTimeOffset After(ContactState state, DateTimeOffset now) => now > state.LastAt ? now : state.LastAt.AddMilliseconds(1);

    /// <summary>
    /// A refusal by other means than a text. Said in a call by somebody who may be in Washington, it is a refusal under that state's
    /// law as well: no call for twelve months, and the contact may not be sold (RCW 19.158).
    /// </summary>
    /// <param name="spoken">It was said to somebody, not clicked.</param>
    public static ContactEvent[] Refuse(
        ContactState state, IEnumerable<ContactLead> leads, RefusalScope scope, string way, string? words, bool spoken, Actor by, DateTimeOffset now,
        bool byProvider)
    {
        var at = After(state, now);
        return Refuse(leads, Refuse(scope, way, words, by, at, byProvider), spoken);
    }

    private static ContactEvent[] Refuse(IEnumerable<ContactLead> leads, ContactRefused refused, bool spoken)
    {
        var ofCalls = refused.Scope is RefusalScope.Stop or RefusalScope.Calls or RefusalScope.Everything;
        return spoken && ofCalls && leads.Any(MayBeInWashington) ? [refused, new CallRefused { At = refused.At, By = refused.By }] : [refused];
    }

    private static bool MayBeInWashington(ContactLead lead)
    {
        var (state, zip) = (lead.Personal.Address?.State, lead.Personal.Address?.Zip);
        return Whereabouts.Of(lead.Personal.Phone, state, zip?.Length >= 5 ? zip[..5] : null).Candidates.Any(place => place.State == "WA");
    }

    private static IEnumerable<ContactEvent> Meaning(
        ReplyJudgement judgement, IReadOnlyList<ContactLead> leads, ContactText text, string? seller, bool byProvider, Actor by, DateTimeOffset now)
    {
        var way = WayOf(text.Channel);
        switch (judgement.Intent)
        {
            case ReplyIntent.OptOut:
                foreach (var entry in Refuse(
                    leads, Refuse(Refusals.ScopeOf(judgement.Scope), way, text.Body, by, now, byProvider), text.Channel == ContactChannel.Voice))
                {
                    yield return entry;
                }

                break;
            case ReplyIntent.WrongNumber:
                yield return Refuse(RefusalScope.WrongNumber, way, text.Body, by, now);
                break;
            case ReplyIntent.OptIn when seller is not null:
                yield return new TextsRestored(seller) { At = now, By = by };
                break;
        }

        if (judgement.Restriction is { } wish && Narrowings.Of(wish, now) is { } narrowing)
        {
            yield return new HoursNarrowed(narrowing) { At = now, By = by };
        }

        if (judgement.Intent != ReplyIntent.Hold)
        {
            yield return new HoldJudged(now, $"read as {judgement.Intent}") { At = now, By = s_sender };
        }
    }

    // A START that comes late lifts no refusal that came meanwhile. One that was itself sent earlier and came late is not told apart,
    // since its entry has the instant of its coming: then the person has to say START again.
    private static bool IsOvertaken(ContactState state, ContactText text) =>
        text.SentAt is { } sent && state.Facts.Revocations.Any(refusal => refusal.At > sent);

    private static string WayOf(ContactChannel channel) => channel switch
    {
        ContactChannel.Email => "email",
        ContactChannel.Voice => "call",
        _ => "text",
    };

    private static string Cut(string text) => text.Length <= ReplyQuestion.MaximumLength ? text : text[..ReplyQuestion.MaximumLength];
}
