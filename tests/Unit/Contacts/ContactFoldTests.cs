using LeadGrid.Compliance;
using LeadGrid.Contacts;

namespace LeadGrid.Unit.Contacts;

public class ContactFoldTests
{
    private static readonly DateTimeOffset Now = SomeContact.Now;
    private static readonly Guid Permit = Guid.Parse("01890000-0000-7000-8000-0000000000bb");

    public static TheoryData<string> WhatVoids => ["refused", "held", "narrowed", "call refused"];

    [Theory]
    [MemberData(nameof(WhatVoids))]
    public void A_no_or_a_hold_voids_every_permit_given_before_it(string what)
    {
        var state = SomeContact.With(SomeContact.Consenting, SomeContact.Granted(SomeContact.Consenting));
        Assert.Single(state.Permits);
        ContactEvent said = what switch
        {
            "refused" => SomeContact.Stop(Now),
            "held" => new Held("Hm") { At = Now, By = SomeContact.By },
            "narrowed" => new HoursNarrowed(new Narrowing(Now, [ContactChannel.Sms], new TimeOnly(12, 0))) { At = Now, By = SomeContact.By },
            _ => new CallRefused { At = Now, By = SomeContact.By },
        };
        Assert.Empty(SomeContact.With(state, said).Permits);
    }

    [Fact]
    public void A_permit_in_use_is_a_touch_and_its_message_has_departed()
    {
        var state = Used(SomeContact.Consenting);
        Assert.Empty(state.Permits);
        Assert.Equal(SomeContact.Message, state.Leaving[Permit].MessageId);
        Assert.Equal([SomeContact.Message], state.Departed);
        Assert.Equal((Now, ContactChannel.Sms, "solar", Permit), state.Facts.Touches.Select(t => (t.At, t.Channel, t.Subject, t.PermitId!.Value)).Single());
    }

    [Fact]
    public void What_has_left_stays_a_touch_and_is_on_its_way_no_longer()
    {
        var state = SomeContact.With(Used(SomeContact.Consenting), ContactDecider.End(Permit, left: true, "accepted", Now));
        Assert.Empty(state.Leaving);
        Assert.Equal([SomeContact.Message], state.Departed);
        Assert.Single(state.Facts.Touches);
    }

    [Fact]
    public void What_certainly_has_not_left_is_no_touch_and_may_be_tried_again()
    {
        var byHand = new Touch(Now.AddDays(-1), ContactChannel.Voice, ContactPurpose.Marketing, null);
        var used = Used(SomeContact.Consenting);
        used = used with { Facts = used.Facts with { Touches = [byHand, .. used.Facts.Touches] } };
        var state = SomeContact.With(used, ContactDecider.End(Permit, left: false, "not sent", Now));
        Assert.Empty(state.Leaving);
        Assert.Empty(state.Departed);
        Assert.Equal([byHand], state.Facts.Touches);
    }

    [Fact]
    public void An_end_that_nobody_waits_for_changes_nothing()
    {
        var state = SomeContact.Consenting;
        Assert.Equal(state with { LastAt = Now }, ContactFold.Apply(state, ContactDecider.End(Permit, left: true, "accepted", Now)));
    }

    [Fact]
    public void A_judgement_ends_its_own_hold_or_all_of_them()
    {
        var held = SomeContact.With(
            SomeContact.Unknown,
            new Held("Hm") { At = Now, By = SomeContact.By },
            new Held("Hm?") { At = Now.AddMinutes(1), By = SomeContact.By });
        var one = SomeContact.With(held, new HoldJudged(Now, "fine") { At = Now.AddMinutes(2), By = SomeContact.By });
        Assert.Equal([true, false], one.Facts.Holds.Select(hold => hold.JudgedAt is not null));
        var all = SomeContact.With(one, new HoldJudged(null, "fine") { At = Now.AddMinutes(3), By = SomeContact.By });
        Assert.Equal([Now.AddMinutes(2), Now.AddMinutes(3)], all.Facts.Holds.Select(hold => hold.JudgedAt!.Value));
    }

    [Fact]
    public void Inquiries_restorations_and_the_first_refusal_of_a_sale_are_facts()
    {
        var state = SomeContact.With(
            SomeContact.Unknown,
            new Inquired(SomeContact.Lead, ["acme", "other"]) { At = Now, By = SomeContact.By },
            new TextsRestored("acme") { At = Now, By = SomeContact.By },
            new SaleRefused { At = Now, By = SomeContact.By },
            new SaleRefused { At = Now.AddDays(1), By = SomeContact.By });
        Assert.Equal([SomeContact.Lead], state.Leads);
        Assert.Equal(["acme", "other"], state.Facts.Relationships.Select(r => r.Seller));
        Assert.Equal("acme", state.Facts.Restorations.Single().Seller);
        Assert.Equal(Now, state.Facts.DoNotSell);
    }

    [Fact]
    public void Only_the_newest_are_remembered()
    {
        var messages = Enumerable.Range(0, ContactState.Memory + 5)
            .Select(i => (ContactEvent)new MessageReceived(ContactChannel.Sms, $"m{i}", "Hi") { At = Now.AddMinutes(i), By = SomeContact.By });
        var state = SomeContact.With(SomeContact.Unknown, [.. messages]);
        Assert.Equal(ContactState.Memory, state.Received.Count);
        Assert.Equal($"m{ContactState.Memory + 4}", state.Received[^1]);
        Assert.Equal(ContactState.Memory, state.Facts.Inbound.Count);
    }

    [Fact]
    public void An_entry_that_no_fold_knows_is_no_entry() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            ContactFold.Apply(SomeContact.Unknown, new Strange { At = Now, By = SomeContact.By }));

    [Fact]
    public void No_entry_tells_what_it_holds() =>
        Assert.Equal(
            ["ContactRefused", "ConsentEvidence", "ContactLead", "ContactText"],
            new object[]
            {
                SomeContact.Stop(Now), new ConsentEvidence { DisclosureVersion = "1", Ip = "::1", UserAgent = "x", FormUrl = "y", CertificateUrl = "z", PostedBy = "a" },
                SomeContact.Posted(null), new ContactText("1", "Hi", null, "+1", null),
            }.Select(each => each.ToString()));

    private static ContactState Used(ContactState state)
    {
        var granted = SomeContact.Granted(state, Permit);
        return SomeContact.With(state, granted, ContactDecider.Use(granted, RuleSet.Shipped, Now));
    }

    private sealed record Strange : ContactEvent;
}
