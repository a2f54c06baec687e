using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Numbers;
using LeadGrid.Outreach;
using LeadGrid.Unit.Leads;

namespace LeadGrid.Unit.Outreach;

public class MessageStepsTests
{
    private static readonly DateTimeOffset Now = SomeLead.Now;
    private static readonly Guid Id = Guid.Parse("01890000-0000-7000-8000-0000000000aa");
    private static readonly LeadState Lead = SomeLead.In(LeadStatus.Assigned);
    private static readonly NumberSight Whole = NumberSight.Of(SomeLead.Administrator, Lead);

    private static readonly OutreachSettings Settings = new()
    {
        Seller = "Anchor Energy", ProductLine = "solar", TextNumber = "+12015550100", MailFrom = "hi@anchor.example", MailFromName = "Anchor", PostalAddress = "1 Main St",
    };

    private static readonly NumberPick Given = new NumberPick.Given("+12015550177", 7);
    private static readonly NumberPick None = new NumberPick.None();
    private static readonly MessageDraft Text = new(Id, ContactChannel.Sms, null, "Hello", null);
    private static readonly MessageDraft Mail = new(Id, ContactChannel.Email, null, "Hello", "Hi");

    public static TheoryData<string, string?> Faulty => new()
    {
        { "no id", "id" }, { "call", "channel" }, { "nothing", "text" }, { "both", "text" }, { "long text", "text" }, { "long mail", "text" },
        { "long subject", "subject" }, { "subject of two lines", "subject" },
        { "no subject", "subject" }, { "no phone", null }, { "no e-mail", null }, { "no number", null }, { "no address", null }, { "closed", null },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_draft_that_cannot_be_sent_is_refused_with_what_to_do(string what, string? field)
    {
        var person = SomeLead.Person;
        var (lead, draft, settings) = what switch
        {
            "no id" => (Lead, Text with { Id = Guid.Empty }, Settings),
            "call" => (Lead, Text with { Channel = ContactChannel.Voice }, Settings),
            "nothing" => (Lead, Text with { Text = "" }, Settings),
            "both" => (Lead, Text with { Template = "hello" }, Settings),
            "long text" => (Lead, Text with { Text = new string('x', MessageDraft.MaximumText + 1) }, Settings),
            "long mail" => (Lead, Mail with { Text = new string('x', MessageDraft.MaximumMail + 1) }, Settings),
            "long subject" => (Lead, Mail with { Subject = new string('x', MessageDraft.MaximumSubject + 1) }, Settings),
            "subject of two lines" => (Lead, Mail with { Subject = "Hi\r\nBcc: all@anchor.example" }, Settings),
            "no subject" => (Lead, Mail with { Subject = null }, Settings),
            "no phone" => (Lead with { Personal = person with { Phone = null } }, Text, Settings),
            "no e-mail" => (Lead with { Personal = person with { Email = null } }, Mail, Settings),
            "no number" => (Lead, Text, Settings with { TextNumber = null }),
            "no address" => (Lead, Mail, Settings with { MailFrom = null }),
            _ => (SomeLead.In(LeadStatus.Lost), Text, Settings),
        };
        var refusal = DraftRules.Refuse(lead, draft, settings, pooled: false);
        Assert.NotNull(refusal);
        Assert.Equal(field, refusal.Field);
        Assert.NotEmpty(refusal.Problem);
    }

    [Fact]
    public void Texts_and_e_mails_of_leads_that_are_worked_or_wait_are_taken()
    {
        Assert.Null(DraftRules.Refuse(Lead, Text, Settings, pooled: false));
        Assert.Null(DraftRules.Refuse(Lead, Text, Settings with { TextNumber = null }, pooled: true));
        Assert.Null(DraftRules.Refuse(SomeLead.In(LeadStatus.Queued), Mail, Settings, pooled: false));
        Assert.Null(DraftRules.Refuse(Lead, Text with { Text = null, Template = "hello" }, Settings, pooled: false));
        Assert.Null(DraftRules.Refuse(Lead, Mail with { Text = null, Subject = null, Template = "hello" }, Settings, pooled: false));
        Assert.NotNull(DraftRules.Refuse(Lead with { Personal = null }, Text, Settings, pooled: false));
        Assert.NotNull(DraftRules.Refuse(Lead with { Personal = null }, Mail, Settings, pooled: false));
        Assert.NotNull(DraftRules.Refuse(Lead, Text with { Text = null }, Settings, pooled: false));
    }

    [Fact]
    public void A_queued_message_is_an_event_with_its_words_and_an_effect_under_its_own_id()
    {
        var (next, step, outbox) = MessageSteps.Queue(Lead, Id, ContactChannel.Sms, null, null, new MessageContent("Hello"), SomeLead.Anchor, Now);
        Assert.Equal((6, Now), (next.Version, next.UpdatedAt));
        Assert.Equal((LeadEventKind.MessageQueued, "Hello", "Hello"), (step.Kind, step.Text, step.Content!.Text));
        Assert.Equal((Id, MessageSteps.Outbox), (outbox[0].Id, outbox[0].Kind));
    }

    public static TheoryData<MessageState, MessageState, string?> Moves => new()
    {
        { MessageState.Queued, MessageState.Sent, LeadEventKind.MessageSent },
        { MessageState.Queued, MessageState.Unknown, LeadEventKind.MessageUnknown },
        { MessageState.Unknown, MessageState.Delivered, LeadEventKind.MessageDelivered },
        { MessageState.Sent, MessageState.Failed, LeadEventKind.MessageFailed },
        { MessageState.Queued, MessageState.Refused, LeadEventKind.MessageRefused },
        { MessageState.Delivered, MessageState.Sent, null },
        { MessageState.Sent, MessageState.Sent, null },
        { MessageState.Sent, MessageState.Queued, null },
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void A_message_only_ever_moves_on(MessageState from, MessageState to, string? kind)
    {
        var known = new StoredMessage(Facts(from) with { SentAt = Now }, Now, Now, "Anchor");
        var moved = MessageSteps.Move(Lead, known, Facts(to) with { Channel = ContactChannel.Email, Until = Now }, Now);
        Assert.Equal(kind, moved?.Event.Kind);
        Assert.Equal(kind is null ? null : ContactChannel.Sms, moved?.Event.Body.Message!.Channel);
    }

    [Fact]
    public void A_message_that_waits_says_until_when_once()
    {
        var known = new StoredMessage(Facts(MessageState.Queued), Now, Now, "Anchor");
        var until = Facts(MessageState.Queued) with { Until = Now.AddHours(9) };
        Assert.Equal(LeadEventKind.MessageDeferred, MessageSteps.Move(Lead, known, until, Now)?.Event.Kind);
        Assert.Null(MessageSteps.Move(Lead, known with { Facts = until }, until, Now));
        Assert.Null(MessageSteps.Move(Lead, known, Facts(MessageState.Queued), Now));
        Assert.NotNull(MessageSteps.Move(Lead, known with { Facts = until }, until with { Until = Now.AddHours(10) }, Now));
        Assert.NotNull(MessageSteps.Move(Lead, known with { Facts = until }, Facts(MessageState.Queued), Now));
    }

    [Theory]
    [InlineData(MessageState.Sent, MessageState.Sent, true)]
    [InlineData(MessageState.Delivered, MessageState.Sent, true)]
    [InlineData(MessageState.Failed, MessageState.Unknown, true)]
    [InlineData(MessageState.Refused, MessageState.Sent, false)]
    [InlineData(MessageState.Delivered, MessageState.Queued, false)]
    public void A_note_that_was_overtaken_by_the_providers_report_still_says_how_it_left(MessageState known, MessageState late, bool kept)
    {
        var message = new StoredMessage(Facts(known), Now, Now, "Anchor");
        var said = Facts(late) with { Number = "+12015550142", Reasons = [] };
        var note = MessageSteps.Move(Lead, message, said, Now)?.Event.Body.Message;
        Assert.Equal(kept ? (known, Now, "+12015550142") : null, note is null ? null : ((MessageState, DateTimeOffset?, string?)?)(note.State, note.SentAt, note.Number));

        // What is known already is not noted again, and what is missing is, with the time that the report gave.
        var sent = message.Facts with { SentAt = Now.AddSeconds(-1), Number = "+12015550142", Reasons = [] };
        Assert.Null(Late(sent));
        Assert.Equal(kept, Late(sent with { Reasons = null }) is { SentAt: { } at } && at == sent.SentAt);
        Assert.Equal(kept, Late(sent with { Number = null }) is not null);
        Assert.Null(MessageSteps.Move(Lead, message with { Facts = sent with { Number = null, Reasons = null } }, Facts(late), Now));

        MessageFacts? Late(MessageFacts facts) => MessageSteps.Move(Lead, message with { Facts = facts }, said, Now)?.Event.Body.Message;
    }

    [Fact]
    public void A_message_remembers_when_it_left_and_arrived()
    {
        var known = new StoredMessage(Facts(MessageState.Queued), Now, Now, "Anchor");
        Assert.Equal((Now, null), Times(MessageState.Sent));
        Assert.Equal((Now, null), Times(MessageState.Unknown));
        Assert.Equal((null, Now), Times(MessageState.Delivered));
        Assert.Equal((null, null), Times(MessageState.Failed));

        (DateTimeOffset?, DateTimeOffset?) Times(MessageState to)
        {
            var moved = MessageSteps.Move(Lead, known, Facts(to), Now)!.Event.Body.Message!;
            return (moved.SentAt, moved.DeliveredAt);
        }
    }

    [Theory]
    [InlineData(false, false, LeadEventKind.MessageOpened, "person")]
    [InlineData(false, true, LeadEventKind.MessageOpened, "machine")]
    [InlineData(true, false, LeadEventKind.MessageClicked, "person")]
    [InlineData(true, true, LeadEventKind.MessageClicked, "machine")]
    public void The_first_visit_of_each_kind_is_a_step_and_moves_the_message_nowhere(bool click, bool machine, string kind, string by)
    {
        var known = new StoredMessage(Facts(MessageState.Delivered), Now, Now, "Anchor");
        var step = MessageSteps.Visit(Lead, known, click, machine, Now.AddSeconds(-1), Now)!;
        var facts = step.Event.Body.Message!;
        Assert.Equal((kind, by, machine, MessageState.Delivered), (step.Event.Kind, step.Event.By.Id, step.Event.Body.Machine, facts.State));
        Assert.Equal(Now.AddSeconds(-1), new[] { facts.OpenedAt, facts.MachineOpenedAt, facts.ClickedAt, facts.MachineClickedAt }.Single(at => at is not null));
        Assert.Empty(step.Outbox);
        Assert.Null(MessageSteps.Visit(Lead, known with { Facts = facts }, click, machine, Now, Now));
        // A machine's after a person's is nothing new; a person's after a machine's is.
        Assert.Equal(machine, MessageSteps.Visit(Lead, known with { Facts = facts }, click, !machine, Now, Now) is not null);
    }

    [Theory]
    [InlineData(true, LeadEventKind.MessageComplained)]
    [InlineData(false, LeadEventKind.MessageUnsubscribed)]
    public void The_first_time_that_a_message_is_not_wanted_is_a_step_and_moves_it_nowhere(bool complaint, string kind)
    {
        var known = new StoredMessage(Facts(MessageState.Delivered), Now, Now, "Anchor");
        var step = MessageSteps.Unwanted(Lead, known, complaint, Now)!;
        var facts = step.Event.Body.Message!;
        Assert.Equal((kind, "person", MessageState.Delivered), (step.Event.Kind, step.Event.By.Id, facts.State));
        Assert.Equal(complaint ? (null, Now) : (Now, (DateTimeOffset?)null), (facts.UnsubscribedAt, facts.ComplainedAt));
        Assert.Null(MessageSteps.Unwanted(Lead, known with { Facts = facts }, complaint, Now));
        Assert.NotNull(MessageSteps.Unwanted(Lead, known with { Facts = facts }, !complaint, Now));
    }

    [Theory]
    [InlineData(LeadStatus.Assigned, null, ContactPurpose.Marketing, true)]
    [InlineData(LeadStatus.Lost, null, ContactPurpose.Marketing, false)]
    [InlineData(LeadStatus.Lost, null, ContactPurpose.Legal, true)]
    [InlineData(LeadStatus.Lost, null, ContactPurpose.OptOutConfirmation, true)]
    [InlineData(LeadStatus.Lost, "spring", ContactPurpose.Marketing, true)]
    [InlineData(LeadStatus.Erased, "spring", ContactPurpose.Marketing, false)]
    public void Only_mailings_go_to_leads_that_nobody_works_any_more(LeadStatus status, string? mailing, ContactPurpose purpose, bool sent) =>
        Assert.Equal(sent, MessageSteps.MayBeSent(Lead with { Status = status }, Facts(MessageState.Queued) with { Mailing = mailing, Purpose = purpose }));

    [Fact]
    public void A_view_shows_who_looked_at_an_e_mail()
    {
        var known = new StoredMessage(Facts(MessageState.Sent), Now, Now, "Anchor");
        Assert.Null(MessageViews.Of(known, null, Whole).Engagement);
        foreach (var facts in new[] { known.Facts with { OpenedAt = Now }, known.Facts with { MachineOpenedAt = Now }, known.Facts with { ClickedAt = Now }, known.Facts with { MachineClickedAt = Now } })
        {
            var shown = MessageViews.Of(known with { Facts = facts, Visits = new VisitCounts(1, 2, 3, 4) }, null, Whole).Engagement!;
            Assert.Equal(
                new MessageEngagement(facts.OpenedAt, facts.MachineOpenedAt, facts.ClickedAt, facts.MachineClickedAt, 1, 2, 3, 4), shown);
        }
    }

    [Fact]
    public void A_message_of_ours_is_never_received() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            MessageSteps.Move(Lead, new StoredMessage(Facts(MessageState.Queued), Now, Now, "Anchor"), Facts(MessageState.Received), Now));

    [Fact]
    public void What_the_person_writes_and_refuses_are_events_of_the_person()
    {
        var received = MessageSteps.Receive(Lead, Facts(MessageState.Received), "Call me", Now).Event;
        Assert.Equal((LeadEventKind.MessageReceived, "Call me", "person"), (received.Kind, received.Content!.Text, received.By.Id));
        var refused = MessageSteps.RefuseContact(Lead, "link", null, Now).Event;
        Assert.Equal((LeadEventKind.ContactRefused, "link"), (refused.Kind, refused.Body.Way));
    }

    [Theory]
    [InlineData(true, LeadEventKind.RefusalTold)]
    [InlineData(false, LeadEventKind.RefusalUntold)]
    public void What_the_brokers_own_system_said_is_an_event(bool acknowledged, string kind)
    {
        var step = MessageSteps.RefusalTold(Lead, acknowledged, Now).Event;
        Assert.Equal((kind, "Anchor Energy"), (step.Kind, step.Body.BrokerName));
    }

    [Theory]
    [InlineData(ReplyIntent.OptOut, true)]
    [InlineData(ReplyIntent.WrongNumber, true)]
    [InlineData(ReplyIntent.None, false)]
    public void A_refusal_is_told_to_the_broker_who_received_the_lead(ReplyIntent read, bool told)
    {
        var facts = Facts(MessageState.Received) with { Read = read };
        Assert.Equal(told, MessageSteps.Receive(Lead, facts, "Hm", Now).Outbox is [{ Kind: MessageSteps.Notice }]);
        Assert.Empty(MessageSteps.Receive(Lead with { BrokerId = null }, facts, "Hm", Now).Outbox);
        Assert.Single(MessageSteps.RefuseContact(Lead, "link", null, Now).Outbox);
        Assert.Empty(MessageSteps.Call(Lead, new PermitAnswer { DataVersion = "1" }, true, SomeLead.Anchor, Now).Outbox);
    }

    [Theory]
    [InlineData(true, LeadEventKind.CallAllowed)]
    [InlineData(false, LeadEventKind.CallRefused)]
    public void A_call_is_an_event_with_every_reason(bool allowed, string kind)
    {
        var answer = new PermitAnswer { DataVersion = "1", Reasons = [new PermitReason("stop", "source", PermitOutcome.Deny, "No.")] };
        var step = MessageSteps.Call(Lead, answer, allowed, SomeLead.Anchor, Now).Event;
        Assert.Equal((kind, "stop"), (step.Kind, step.Body.Reasons![0].Rule));
    }

    [Fact]
    public void A_permit_is_asked_for_in_the_name_and_place_of_the_lead()
    {
        var request = PermitRequests.Of(Lead, Id, ContactChannel.Sms, null, Settings);
        Assert.Equal(("Anchor Energy", "solar", "+15046218927", "NJ", "07102"), (request.Seller, request.Subject, request.Phone, request.State, request.Zip));
        var bare = PermitRequests.Of(Lead with { Personal = null }, Id, ContactChannel.Sms, null, new OutreachSettings());
        Assert.Equal(("Anchor Energy", null, null, null), (bare.Seller, bare.Subject, bare.Phone, bare.Zip));
        var person = SomeLead.Person;
        Assert.Null(PermitRequests.Of(Lead with { Personal = person with { Address = null } }, Id, ContactChannel.Sms, null, Settings).Zip);
        Assert.Null(PermitRequests.Of(Lead with { Personal = person with { Address = new(null, null, null, "07", null) } }, Id, ContactChannel.Sms, null, Settings).Zip);
    }

    [Fact]
    public void An_outgoing_message_goes_from_the_campaign_to_the_person_or_not_at_all()
    {
        var text = OutgoingMessages.Of(Lead, Facts(MessageState.Queued), new MessageContent("Hi"), "phone-01", Settings, Given);
        Assert.Equal(("+12015550177", 7m, "+15046218927", null), (text!.From, text.PerSecond, text.To, text.NotBefore));
        var later = OutgoingMessages.Of(Lead, Facts(MessageState.Queued), new MessageContent("Hi"), "phone-01", Settings, new NumberPick.Later(Now));
        Assert.Equal(("", Now), (later!.From, later.NotBefore!.Value));
        var mail = OutgoingMessages.Of(Lead, Facts(MessageState.Queued) with { Channel = ContactChannel.Email }, new MessageContent("Hi", "S"), "email-01", Settings, None);
        Assert.Equal(("hi@anchor.example", "ada@byron.org", "S"), (mail!.From, mail.To, mail.Subject));
        Assert.Null(OutgoingMessages.Of(Lead, Facts(MessageState.Queued), new MessageContent("Hi"), "phone-01", Settings, None));
        Assert.Null(OutgoingMessages.Of(Lead with { Personal = null }, Facts(MessageState.Queued), new MessageContent("Hi"), "phone-01", Settings, Given));
        Assert.Null(OutgoingMessages.Of(
            Lead, Facts(MessageState.Queued) with { Channel = ContactChannel.Email }, new MessageContent("Hi"), "email-01", new OutreachSettings(), None));
        Assert.Equal("Anchor Energy", OutgoingMessages.Of(Lead, Facts(MessageState.Queued), new MessageContent("Hi"), "phone-01", Settings with { Seller = null }, Given)!.Sender);
        Assert.Equal("", OutgoingMessages.Of(
            Lead with { BrokerName = null }, Facts(MessageState.Queued), new MessageContent("Hi"), "phone-01", Settings with { Seller = null }, Given)!.Sender);
        Assert.Null(OutgoingMessages.Of(
            Lead with { Personal = null }, Facts(MessageState.Queued) with { Channel = ContactChannel.Email }, new MessageContent("Hi"), "email-01", Settings, None));
    }

    [Fact]
    public void A_view_shows_what_holds_now()
    {
        var waiting = MessageViews.Of(
            new StoredMessage(Facts(MessageState.Queued) with { Until = Now, Reasons = [] }, Now, Now, "Anchor"), new MessageContent("Hi", "S"), Whole);
        Assert.Equal(("Hi", "S", Now), (waiting.Text, waiting.Subject, waiting.Until!.Value));
        var erased = MessageViews.Of(new StoredMessage(Facts(MessageState.Sent) with { Until = Now }, Now, Now, "Anchor"), null, Whole);
        Assert.Equal(("", null, null), (erased.Text, erased.Subject, erased.Until));
        Assert.Equal("MessageContent", new MessageContent("secret").ToString());
    }

    private static MessageFacts Facts(MessageState state) => new() { Id = Id, Channel = ContactChannel.Sms, State = state };
}
