using LeadGrid.Contacts;
using LeadGrid.Unit.Contacts;

namespace LeadGrid.Compliance.Rejudgement;

/// <summary>A sender with faults that were planted: each of them is found in the ledger that it leaves behind.</summary>
public sealed class HearingTests
{
    private static readonly DateTimeOffset s_now = SomeContact.Now;
    private static readonly ConsentGiven s_consent = new(Asking.Consent, new ConsentEvidence(), SomeContact.Lead) { At = Asking.Consent.At, By = SomeContact.By };
    private static readonly PermitGranted s_granted = Granted(s_now);

    [Fact]
    public void A_sender_without_faults_is_right()
    {
        Assert.IsType<FoundRight>(Hear([s_consent, s_granted, Used(s_granted, s_now)]));

        // What was not sent may be sent again, and what comes later concerns nobody before.
        var again = Granted(s_now.AddMinutes(1));
        Assert.IsType<FoundRight>(Hear(
            [s_consent, s_granted, Used(s_granted, s_now), Ended(s_granted, left: false), again, Used(again, s_now.AddMinutes(1)), SomeContact.Stop(s_now)], 6));
    }

    [Fact]
    public void A_text_after_stop_is_found() =>
        Finds([Hearing.Void, "stop"], [s_consent, s_granted, SomeContact.Stop(s_now), Used(s_granted, s_now)]);

    // Another silo's clock was ahead: what stood in the ledger before counts all the same.
    [Fact]
    public void A_stop_that_is_dated_later_and_written_before_is_found() =>
        Finds([Hearing.Void, "stop"], [s_consent, s_granted, SomeContact.Stop(s_now.AddMinutes(2)), Used(s_granted, s_now)]);

    [Fact]
    public void A_permit_asked_for_after_stop_is_found() =>
        Finds(["stop"], [s_consent, SomeContact.Stop(s_now), s_granted, Used(s_granted, s_now)]);

    [Fact]
    public void A_text_at_night_is_found()
    {
        var night = Granted(s_now.AddHours(10));
        Finds(["us-nj-window"], [s_consent, night, Used(night, s_now.AddHours(10))], onlyOneOf: true);
    }

    [Fact]
    public void A_text_without_consent_is_found() => Finds(["us-written-consent"], [s_granted, Used(s_granted, s_now)], onlyOneOf: true);

    [Fact]
    public void A_permit_used_late_twice_or_never_given_is_found()
    {
        Finds([Hearing.Expired], [s_consent, s_granted with { Expires = s_now }, Used(s_granted, s_now)]);
        Finds([Hearing.NoPermit], [s_consent, Used(s_granted, s_now)]);
        Finds([Hearing.NoPermit], [s_consent]);
        Finds([Hearing.UsedTwice], [s_consent, s_granted, Used(s_granted, s_now), Used(s_granted, s_now)]);
    }

    [Fact]
    public void A_message_that_left_on_two_permits_is_found()
    {
        var second = Granted(s_now.AddMinutes(1));
        Finds([Hearing.LeftTwice], [s_consent, s_granted, Used(s_granted, s_now), second, Used(second, s_now.AddMinutes(1))]);
    }

    [Fact]
    public void A_held_reply_is_found_until_it_is_judged()
    {
        var held = new Held("?") { At = s_now.AddDays(-1), By = SomeContact.By };
        var judged = new HoldJudged(held.At, "fine") { At = s_now, By = SomeContact.By };
        Assert.IsType<FoundWrong>(Hear([s_consent, held, s_granted, Used(s_granted, s_now)]));
        Assert.IsType<FoundRight>(Hear([s_consent, held, judged, s_granted, Used(s_granted, s_now)]));
    }

    [Fact]
    public void Law_that_nobody_kept_or_that_had_been_changed_is_found()
    {
        Finds([Hearing.UnknownLaw], [s_consent, s_granted, Used(s_granted, s_now) with { DataVersion = "9" }]);
        var laws = new PastLaws(new Dictionary<string, WrittenLaw> { [Past.Law.Version] = Past.Law }, [new(1, s_now.AddSeconds(-11))]);
        Finds([Hearing.OutdatedLaw], [s_consent, s_granted, Used(s_granted, s_now)], laws: laws);
        var justNow = new PastLaws(new Dictionary<string, WrittenLaw> { [Past.Law.Version] = Past.Law }, [new(1, s_now.AddSeconds(-9))]);
        Assert.IsType<FoundRight>(Hear([s_consent, s_granted, Used(s_granted, s_now)], laws: justNow));
        Assert.False(new PastLaws(new Dictionary<string, WrittenLaw>(), [new(7, s_now)]).IsOutdated("2026-11-27.2+7", s_now.AddDays(1)));
    }

    [Theory]
    [InlineData(ListKind.Own, -60, null, true)]
    [InlineData(ListKind.Own, -5, null, false)] // Came in that moment: it may not have been known.
    [InlineData(ListKind.Own, 60, null, false)]
    [InlineData(ListKind.Own, -600, -60, false)]
    [InlineData(ListKind.Own, -600, 60, true)]
    [InlineData(ListKind.Seller, -60, null, true)]
    [InlineData(ListKind.Litigators, -60, null, true)]
    [InlineData(ListKind.Reassigned, -60, null, true)]
    [InlineData(ListKind.National, -60, null, false)] // There is consent.
    public void Lists_count_as_they_stood(ListKind kind, int since, int? ended, bool wrong)
    {
        var list = new PastList(3, kind, kind == ListKind.Seller ? "acme" : null, [], s_now.AddDays(-1), s_now.AddSeconds(since), ended is { } at ? s_now.AddSeconds(at) : null);
        var lists = new PastLists([list], [new(3, null, true)], []);
        Assert.Equal(wrong, Hear([s_consent, s_granted, Used(s_granted, s_now)], lists: lists) is FoundWrong);
        Assert.IsType<FoundRight>(Hear([s_consent, s_granted, Used(s_granted, s_now)], lists: lists with { Entries = [new(4, null, null)] }));
    }

    [Fact]
    public void The_newest_copy_that_covers_a_number_counts_and_a_lift_holds_until_a_newer_list()
    {
        var national = new PastList(1, ListKind.National, null, [], s_now.AddDays(-20), s_now.AddDays(-20), null);
        var facts = new PastFacts();
        new PastLists([national, national with { Id = 2, AsOf = s_now.AddDays(-2), Areas = ["201"] }, national with { Id = 3, AsOf = s_now, Areas = ["305"] }], [new(2, null, null)], [])
            .AddTo(facts, s_now, Asking.Sound.Phone);
        Assert.Equal(new DoNotCallScrub(s_now.AddDays(-2), true), facts.DoNotCall);

        var litigators = new PastLists([national with { Kind = ListKind.Litigators }], [new(1, null, null)], [s_now.AddDays(-1)]);
        Assert.IsType<FoundRight>(Hear([s_consent, s_granted, Used(s_granted, s_now)], lists: litigators));
        Assert.IsType<FoundWrong>(Hear([s_consent, s_granted, Used(s_granted, s_now)], lists: litigators with { LiftedAt = [s_now.AddDays(-21)] }));
    }

    [Fact]
    public void Erased_records_are_not_judged() => Assert.IsType<FoundErased>(Hearing.Of([new(1, null), new(2, null)], 2, PastLists.None, Past.Laws));

    [Fact]
    public void A_message_that_left_without_a_permit_is_found()
    {
        var ledger = Ledger([s_consent, s_granted, Used(s_granted, s_now)]);
        Assert.IsType<FoundRight>(Hearing.OfMessage(ledger, SomeContact.Message));
        Assert.IsType<FoundWrong>(Hearing.OfMessage(ledger, Guid.NewGuid()));
        Assert.IsType<FoundWrong>(Hearing.OfMessage([.. ledger.Take(2)], SomeContact.Message));
        Assert.IsType<FoundErased>(Hearing.OfMessage([new(1, null)], SomeContact.Message));
    }

    /// <summary>The fold of the sender's and this one's, over everything that a ledger can hold.</summary>
    [Fact]
    public void Both_folds_find_the_same_facts()
    {
        var by = SomeContact.By;
        ContactEvent[] entries =
        [
            s_consent, new Inquired(SomeContact.Lead, ["acme", "other"]) { At = s_now, By = by }, new TextsRestored("acme") { At = s_now, By = by },
            new Held("?") { At = s_now, By = by }, new Held("?") { At = s_now.AddSeconds(1), By = by }, new HoldJudged(s_now, "x") { At = s_now, By = by },
            new CallRefused { At = s_now, By = by }, new SaleRefused { At = s_now, By = by }, SomeContact.Stop(s_now),
            new HoursNarrowed(new(s_now, [ContactChannel.Sms])) { At = s_now, By = by }, new MessageReceived(ContactChannel.Sms, "1", "x") { At = s_now, By = by },
            s_granted, Used(s_granted, s_now), Ended(s_granted, left: true),
            new ConfirmationAsked(Asking.Consent, new ConsentEvidence(), null, null) { At = s_now, By = by }, new Confirmed(Guid.Empty) { At = s_now, By = by },
            new ConfirmationAsked(Asking.Consent, new ConsentEvidence(), null, null) { At = s_now.AddSeconds(2), By = by },
        ];
        var (sender, judge) = (SomeContact.With(SomeContact.Unknown, entries).Facts, PastLedger.Facts(entries));
        Assert.Equal(sender.Consents, judge.Consents);
        Assert.Equal(sender.Relationships, judge.Relationships);
        Assert.Equal(sender.Restorations, judge.Restorations);
        Assert.Equal(sender.Holds.Where(hold => hold.JudgedAt is null).Select(hold => hold.At), judge.Unjudged);
        Assert.Equal(sender.Confirmations.Where(each => each.ConfirmedAt is null).Select(each => each.At), judge.Unconfirmed);
        Assert.Equal(sender.CallRefusals, judge.CallRefusals);
        Assert.Equal(sender.Revocations, judge.Revocations);
        Assert.Equal(sender.Narrowings, judge.Narrowings);
        Assert.Equal(sender.Inbound, judge.Inbound);
        Assert.Equal(sender.Touches.Select(touch => touch with { PermitId = null }), judge.Touches);
    }

    private static void Finds(string[] objections, ContactEvent[] ledger, bool onlyOneOf = false, PastLaws? laws = null)
    {
        var wrong = Assert.IsType<FoundWrong>(Hear(ledger, laws: laws));
        if (onlyOneOf)
        {
            Assert.Contains(wrong.Objections, objections.Contains);
        }
        else
        {
            Assert.Equal(objections, wrong.Objections);
        }
    }

    private static Finding Hear(ContactEvent[] ledger, long? number = null, PastLists? lists = null, PastLaws? laws = null) =>
        Hearing.Of(Ledger(ledger), number ?? ledger.Length, lists ?? PastLists.None, laws ?? Past.Laws);

    private static PastLedgerEntry[] Ledger(ContactEvent[] entries) => [.. entries.Index().Select(each => new PastLedgerEntry(each.Index + 1, each.Item))];

    private static PermitGranted Granted(DateTimeOffset at) => new(
        Guid.NewGuid(), SomeContact.Message, ContactChannel.Sms, ContactPurpose.Marketing, Asking.Seller, "solar", SomeContact.Lead,
        Asking.Sound.Phone, "NJ", "07102", at.AddHours(1), Past.Law.Version, ["us-window"]) { At = at, By = SomeContact.By };

    private static PermitUsed Used(PermitGranted granted, DateTimeOffset at) => new(granted.PermitId, Past.Law.Version) { At = at, By = SomeContact.By };

    private static SendEnded Ended(PermitGranted granted, bool left) => new(granted.PermitId, left, "x") { At = s_now, By = SomeContact.By };
}
