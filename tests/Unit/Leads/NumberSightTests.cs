using System.Runtime.CompilerServices;
using System.Text.Json;
using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Intake;
using LeadGrid.Leads;
using LeadGrid.Outreach;

namespace LeadGrid.Unit.Leads;

public class NumberSightTests
{
    private const string Number = "+18102929388";
    private const string Mask = "(•••) •••-••88";
    private static readonly NumberSight Brokers = NumberSight.Of(SomeLead.Anchor, With(Number));

    [Theory]
    [InlineData(Number, Mask)]
    [InlineData("+442071838750", "(•••) •••-••50")]
    [InlineData(Mask, Mask)]
    [InlineData("7", "(•••) •••-••7")]
    [InlineData("", "(•••) •••-••")]
    [InlineData(null, null)]
    public void A_mask_shows_two_digits_of_whatever_number(string? phone, string? shown) => Assert.Equal(shown, PhoneMask.Of(phone));

    [Fact]
    public void Everybody_but_a_broker_sees_whole_numbers()
    {
        Assert.All([SomeLead.Administrator, SomeLead.Acme, SomeLead.Router], actor =>
        {
            var sight = NumberSight.Of(actor, With(Number));
            Assert.Equal((Number, "Call 810-292-9388"), (sight.Phone(Number), sight.Words("Call 810-292-9388")));
            Assert.Equal(Number, LeadViews.For(actor, With(Number)).Row.Phone);
            Assert.Equal(Number, LeadViews.Row(actor, With(Number).ToRow()).Phone);
        });
        Assert.Throws<SwitchExpressionException>(() => LeadAccess.SeesNumbers(new Actor((ActorKind)99, "anchor", "?")));
    }

    [Theory]
    [InlineData("Call +18102929388 now", $"Call {Mask} now")]
    [InlineData("8102929388", Mask)]
    [InlineData("18102929388", Mask)]
    [InlineData("(810) 292-9388 x12", $"{Mask} x12")]
    [InlineData("+1 (810) 292.9388, or 810 - 292 - 9388.", $"{Mask}, or {Mask}.")]
    [InlineData("https://form.example/?tel=%2B1%20%28810%29%20292-9388&zip=07102", $"https://form.example/?tel=%2B{Mask}&zip=07102")]
    [InlineData("810-292-9387", "810-292-9387")]
    [InlineData("292-9388 is a part", "292-9388 is a part")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void The_number_is_hidden_in_words_however_it_is_written(string? text, string? read) => Assert.Equal(read, Brokers.Words(text));

    [Theory]
    [InlineData("+442071838750", "Ring 020 7183 8750 or +44 20 7183 8750", "Ring 020 (•••) •••-••50 or (•••) •••-••50")]
    [InlineData("+6834002", "Ring +683 4002, not 4002", "Ring (•••) •••-••02, not 4002")]
    public void Numbers_from_abroad_are_hidden_with_or_without_their_country(string phone, string text, string read) =>
        Assert.Equal(read, NumberSight.Of(SomeLead.Anchor, With(phone)).Words(text));

    [Fact]
    public void A_lead_without_a_number_is_read_as_it_is()
    {
        foreach (var lead in (LeadState[])[With(null), With(Number) with { Personal = null }, With(null, new PostedConsent())])
        {
            var sight = NumberSight.Of(SomeLead.Anchor, lead);
            Assert.Equal((null, "Call 810-292-9388"), (sight.Phone(null), sight.Words("Call 810-292-9388")));
            Assert.Null(LeadViews.For(SomeLead.Anchor, lead).Row.Phone);
        }
    }

    [Fact]
    public void Nothing_of_an_opened_lead_tells_its_broker_the_number()
    {
        const string Other = "+12015550188";
        var lead = With(Number, new PostedConsent
        {
            Phone = Other,
            Text = "Call me at (810) 292-9388 or 201-555-0188",
            FormUrl = "https://form.example/?tel=8102929388",
            CertificateUrl = "https://certificates.example/12015550188",
        });
        lead = lead with
        {
            Personal = lead.Personal! with
            {
                Attributes = [new("mobile", ScalarKind.Number, "8102929388"), new("age", ScalarKind.Number, "36")],
                ExternalId = "8102929388",
                Reason = "Nobody at 810 292 9388",
                Repairs = [new("phone", "Extension left out", "810.292.9388 ext. 7", Number)],
            },
        };

        var view = LeadViews.For(SomeLead.Anchor, lead);
        Assert.Equal((Mask, Mask), (view.Row.Phone, view.ExternalId));
        Assert.Equal(("(•••) •••-••88", $"Call me at {Mask} or (•••) •••-••88"), (view.Consent!.Phone, view.Consent.Text));
        Assert.Equal([new("mobile", ScalarKind.Number, Mask), new("age", ScalarKind.Number, "36")], view.Attributes);
        Assert.Equal([new("phone", "Extension left out", $"{Mask} ext. 7", Mask)], view.Repairs);
        Assert.Equal($"Nobody at {Mask}", view.Reason);
        var all = new string([.. JsonSerializer.Serialize(view).Where(char.IsAsciiDigit)]);
        Assert.DoesNotContain("8102929388", all, StringComparison.Ordinal);
        Assert.DoesNotContain("2015550188", all, StringComparison.Ordinal);
        Assert.Equal(lead.Personal.Consent, LeadViews.For(SomeLead.Administrator, lead).Consent);
    }

    [Fact]
    public void Neither_do_its_messages_and_its_timeline()
    {
        var facts = new MessageFacts { Id = Guid.NewGuid(), Channel = ContactChannel.Sms, State = MessageState.Received, Reasons = [] };
        var content = new MessageContent("I am at 810-292-9388", "810-292-9388");
        var message = MessageViews.Of(new StoredMessage(facts, SomeLead.Now, SomeLead.Now, "the person"), content, Brokers);
        Assert.Equal(($"I am at {Mask}", Mask), (message.Text, message.Subject));

        var step = new LeadEvent(
            Guid.NewGuid(), "solar", LeadEventKind.MessageReceived, 6, SomeLead.Now, SomeLead.Router, new() { Message = facts }, content.Text);
        var entry = LeadViews.Entry(step, Brokers);
        Assert.Equal((6, "router of solar", $"I am at {Mask}", facts.Id), (entry.Version, entry.By, entry.Text, entry.MessageId));
        Assert.Same(facts.Reasons, entry.Reasons);
        var call = LeadViews.Entry(step with { Body = new() { Reasons = [] }, Kind = LeadEventKind.CallAllowed, Text = null }, Brokers);
        Assert.Equal((null, null), (call.Text, call.MessageId));
        Assert.NotNull(call.Reasons);
        Assert.Null(LeadViews.Entry(step with { Body = new(), Kind = LeadEventKind.Note }, Brokers).Reasons);
    }

    private static LeadState With(string? phone, PostedConsent? consent = null) =>
        SomeLead.In(LeadStatus.Assigned) with { Personal = SomeLead.Person with { Phone = phone, Consent = consent } };
}
