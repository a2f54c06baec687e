using System.Diagnostics;
using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Forms;
using LeadGrid.Leads;
using LeadGrid.Numbers;
using LeadGrid.Outreach;
using LeadGrid.Sequences;
using Microsoft.Extensions.Options;

namespace LeadGrid.Contacts;

internal sealed partial class ContactGrain(
    IContactLedger ledger, ISuppressionLists lists, IRuleBook book, IOptions<CertificateOptions> certificates, NumberCopies numbers, TimeProvider time)
    : Grain, IContactGrain
{
    private const int MaximumAttempts = 5;

    /// <summary>
    /// How long a message counts as leaving when nobody says what became of it: as long as it may leave, and then as long as the
    /// kernel keeps trying to deliver what was written (TCP_USER_TIMEOUT of connections to providers).
    /// </summary>
    private static readonly TimeSpan s_longestLeave = Clearance.Life + TimeSpan.FromSeconds(4);

    private readonly Dictionary<Guid, long> _leavingSince = [];
    private ContactState _state = null!;
    private IReadOnlyList<ContactLead>? _leads;

    private ContactKey Key => ContactKey.Parse(this.GetPrimaryKeyString());

    private RuleSet Rules => book.Current;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Load(cancellationToken);

    public Task Reload() => Load(CancellationToken.None);

    public Task<PermitAnswer> Explain(PermitQuestion question) => Rehearse(question, []);

    public async Task<PermitAnswer> Rehearse(PermitQuestion question, RehearsedTouch[] touches)
    {
        await FindLeads();
        var state = ContactDecider.TakeUp(_state, _leads!).Aggregate(_state, ContactFold.Apply);
        var facts = RehearsedTouches.With(await FactsOf(state, question.Phone, Clock.Milliseconds(time)), touches);
        return Permits.Decide(question, facts, Rules).ToAnswer();
    }

    public async Task<PermitAnswer> ExplainNow(PermitRequest request)
    {
        await FindLeads();
        var state = ContactDecider.TakeUp(_state, _leads!).Aggregate(_state, ContactFold.Apply);
        var question = ContactDecider.Ask(state, request, Rules, Clock.Milliseconds(time));
        return Permits.Decide(question, await FactsOf(state, question.Phone, question.At), Rules).ToAnswer();
    }

    public Task<ContactPermit> RequestPermit(PermitRequest request) => Retrying(async () =>
    {
        if (request.Lead is { } lead && !_state.Leads.Contains(lead))
        {
            await FindLeads();
        }

        var taken = ContactDecider.TakeUp(_state, _leads ?? []);
        var state = taken.Aggregate(_state, ContactFold.Apply);
        var rules = Rules;
        var now = Clock.Milliseconds(time);
        var question = ContactDecider.Ask(state, request, rules, now);
        var decision = Permits.Decide(question, await FactsOf(state, question.Phone, now), rules);
        var answer = decision.ToAnswer();
        var departed = state.Departed.Contains(request.MessageId);
        if (departed || decision is not PermitAllowed allowed || allowed.Expires <= now)
        {
            // A sender before went away with it: by now it has left, or never will.
            var gone = state.Leaving.Where(leaving => departed && leaving.Value.MessageId == request.MessageId)
                .Select(leaving => ContactDecider.End(leaving.Key, left: true, "unknown", now));
            await Append([.. taken, .. gone]);
            return new ContactPermit(answer, null, question.Purpose, departed);
        }

        var permit = Guid.CreateVersion7(now);
        await Append([.. taken, ContactDecider.Grant(permit, request.MessageId, request.Lead, question, allowed)]);
        return new ContactPermit(answer, permit, question.Purpose, false);
    });

    public Task<bool> Leave(Guid permitId) => Retrying(async () =>
    {
        var rules = Rules;
        var now = Clock.Milliseconds(time);
        if (ContactDecider.Leave(_state, await FactsOf(_state, PhoneOf(permitId), now), permitId, rules, now) is not { } granted)
        {
            return false;
        }

        await Append([ContactDecider.Use(granted, rules, now)]);
        return true;
    });

    public Task Left(Guid permitId, bool left, string outcome) => Retrying(async () =>
    {
        if (_state.Leaving.ContainsKey(permitId))
        {
            await Append([ContactDecider.End(permitId, left, outcome, Clock.Milliseconds(time))]);
        }

        return true;
    });

    public Task<TextReceived> Receive(ContactText text) => Retrying(async () =>
    {
        await FindLeads();
        var repeat = _state.Received.Contains(text.ProviderId);
        var taken = ContactDecider.TakeUp(_state, _leads!);
        var seller = text.To.Length > 0 ? await SellerAt(text.To) : null;
        var (judgement, entries) = ContactDecider.Receive(
            taken.Aggregate(_state, ContactFold.Apply), _leads!, text, seller, Clock.Milliseconds(time));
        var refused = entries.OfType<ContactRefused>().SingleOrDefault();
        var linked = await Linked(refused);
        if (!repeat)
        {
            await Append([.. taken, .. entries], linked);
        }

        return new TextReceived(
            judgement, LeadsOfContact(), repeat, refused is { ConfirmedByProvider: false, Scope: not RefusalScope.WrongNumber },
            refused is null ? [] : Keys(linked), seller);
    });

    public Task<RefusalTaken> Refuse(Actor by, ContactChannel[] channels, string way, string? words, bool spoken, bool byProvider) => Retrying(async () =>
    {
        await FindLeads();
        var taken = ContactDecider.TakeUp(_state, _leads!);
        var scope = Refusals.ScopeOf(channels);
        var entries = ContactDecider.Refuse(
            taken.Aggregate(_state, ContactFold.Apply), _leads!, scope, way, words, spoken, by, Clock.Milliseconds(time), byProvider);
        var linked = await Linked(entries.OfType<ContactRefused>().Single());
        ContactEvent[] own = Refusals.Concerns(scope, Key.Kind) ? entries : [];
        await Append([.. taken, .. own], linked);
        return new RefusalTaken(Keys(linked), LeadsOfContact());
    });

    public Task Judge(Actor by, bool refused, string verdict) => Retrying(async () =>
    {
        if (_state.Facts.Holds.Any(hold => hold.JudgedAt is null))
        {
            var now = ContactDecider.After(_state, Clock.Milliseconds(time));
            var scope = Key.Kind == ContactKind.Email ? RefusalScope.Unsubscribe : RefusalScope.Stop;
            ContactEvent judged = new HoldJudged(null, verdict) { At = now, By = by };
            await Append(refused ? [ContactDecider.Refuse(scope, "judged", null, by, now), judged] : [judged]);
        }

        return true;
    });

    public Task AgreeToTests(Actor by, ContactChannel channel, string? phone) => Retrying(async () =>
    {
        var now = ContactDecider.After(_state, Clock.Milliseconds(time));
        await Append(TestConsent.Of(_state.Facts, channel, phone, by, now) is { } given ? [given] : []);
        return true;
    });

    public Task<ConsentSigned> Sign(SignedConsent signed) => Retrying(async () =>
    {
        var entries = SignedConsents.Of(_state, signed, Clock.Milliseconds(time));
        await Append(entries);

        // Of a repeat too: whoever was to queue the message may have died before it did.
        return new ConsentSigned(entries.Length == 0, _state.Unconfirmed.Find(waiting => waiting.Evidence.Id == signed.Id)?.Ask);
    });

    public Task<bool> Confirm(Actor by, Guid ask) => Retrying(async () =>
    {
        await Append(SignedConsents.Confirm(_state, ask, by, Clock.Milliseconds(time)));
        return _state.Asks.Contains(ask);
    });

    public async Task<Permission[]> Permissions()
    {
        await FindLeads();
        var state = ContactDecider.TakeUp(_state, _leads!).Aggregate(_state, ContactFold.Apply);
        return HeldPermissions.Of(state.Facts.AsOf(Clock.Milliseconds(time)), Key.Kind);
    }

    public Task TakeUp() => Retrying(async () =>
    {
        await FindLeads();
        await Append(ContactDecider.TakeUp(_state, _leads!));
        return true;
    });

    public Task<CertificateToClaim?> Certificate(Guid consent) => Task.FromResult(
        _state.Certificates.Find(each => CertificateClaims.IdOf(each) == consent) is { Evidence.CertificateUrl: { } url, Consent.Phone: { } phone }
            ? new CertificateToClaim(url, phone)
            : null);

    public Task Claimed(Guid consent, ClaimOutcome outcome) => Retrying(async () =>
    {
        await Append(CertificateClaims.Take(_state, consent, outcome, certificates.Value.MaximumAge, Clock.Milliseconds(time)));
        return true;
    });

    public Task<bool> IsLeaving() => Task.FromResult(_state.Leaving.Keys.Any(permit =>
        _leavingSince.TryGetValue(permit, out var since) && Stopwatch.GetElapsedTime(since) < s_longestLeave));

    // In whose name one of our numbers is used, as far as this person has had to do with it.
    private async Task<string?> SellerAt(string number)
    {
        foreach (var campaign in _leads!.Select(lead => lead.Campaign).Distinct())
        {
            if (await GrainFactory.GetGrain<ICampaignGrain>(campaign).Get() is { } found && (found.Outreach.TextNumber == number || await numbers.IsOf(number, campaign)))
            {
                return found.Outreach.Seller ?? _leads!.First(lead => lead.Campaign == campaign).BrokerName;
            }
        }

        // Somebody who tries STOP on a phone of the operator's own takes it back by START.
        return _state.Facts.Consents.Any(consent => consent.Sellers.Contains(TestConsent.Seller)) ? TestConsent.Seller : null;
    }

    private string[] Keys((ContactKey Key, ContactEvent Entry)[] linked) => [Key.ToString(), .. linked.Select(other => other.Key.ToString())];

    private LeadOfContact[] LeadsOfContact() => [.. _leads!.Select(lead => new LeadOfContact(lead.Id, lead.Campaign, LeadStatusRules.IsOpen(lead.Status)))];
}
