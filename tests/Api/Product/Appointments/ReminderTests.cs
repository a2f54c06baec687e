using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using LeadGrid.Access;
using LeadGrid.Appointments;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Outreach;

namespace LeadGrid.Api.Tests;

/// <summary>Reminders on a clock of the test's own, with the law's answers: New York's, where texts wait from nine in the evening to eight.</summary>
public sealed class ReminderTests(ClockedHost host) : IClassFixture<ClockedHost>
{
    private const string Number = "+12015550111";
    private static readonly Actor System = new(ActorKind.System, "test", "test");
    private static int s_number = Random.Shared.Next(1_000_000);

    [Fact]
    public async Task A_person_is_reminded_by_e_mail_and_by_text_once_each()
    {
        var person = await Somebody();
        var at = Morning(3, hour: 15);
        await Set(person, at);
        await host.To(at.AddDays(-1).AddMinutes(1));
        await Sent(person, ContactChannel.Email);
        await host.To(at.AddHours(-2).AddMinutes(1));
        await Sent(person, ContactChannel.Sms);

        // Whatever comes twice, as after a crash, is one message.
        var lead = host.Grains.GetGrain<ILeadAgendaGrain>(person.Lead);
        Assert.Equal(at.AddDays(1), await lead.AppointmentDue());
        Assert.Equal(at.AddDays(1), await lead.AppointmentDue());
        Assert.Single(host.Texts.HandedTo(person.Phone));
        var mail = Assert.Single(host.Mails.HandedTo(person.Email));
        Assert.Contains("/b/", mail.Text, StringComparison.Ordinal);
        Assert.All(await Messages(person), message => Assert.Equal(ContactPurpose.Appointment, message.Purpose));

        await host.To(at.AddDays(1).AddMinutes(1));
        await Noted(person, "appointment_unreported");
        Assert.Equal(LeadStatus.AppointmentSet, (await Lead(person).Get(person.Actor))!.Row.Status);
        Assert.Null(await lead.AppointmentDue());
    }

    [Fact]
    public async Task A_text_that_the_night_keeps_back_until_after_the_appointment_is_not_sent()
    {
        var person = await Somebody();

        // At half past seven: two hours before is night, and the window opens when it has begun.
        var at = Morning(3, hour: 7).AddMinutes(30);
        await Set(person, at);
        await host.To(at.AddHours(-2).AddMinutes(1));
        Assert.Equal(at.AddMinutes(30), (await Waiting(person)).Until);
        await host.To(at.AddMinutes(31));
        Assert.Equal("appointment_over", (await Message(person, ContactChannel.Sms, MessageState.Refused)).Code);
        Assert.Empty(host.Texts.HandedTo(person.Phone));
    }

    [Fact]
    public async Task A_text_that_the_night_keeps_back_is_sent_in_the_morning_where_that_is_before_it()
    {
        var person = await Somebody();
        var at = Morning(3, hour: 9).AddMinutes(30);
        await Set(person, at);
        await host.To(at.AddHours(-2).AddMinutes(1));
        await Waiting(person);
        await host.To(at.AddMinutes(-85));
        await Sent(person, ContactChannel.Sms);
    }

    [Fact]
    public async Task What_waits_is_dropped_when_the_appointment_is_moved_and_comes_again_before_the_new_time()
    {
        var person = await Somebody();
        var at = Morning(3, hour: 9).AddMinutes(30);
        await Set(person, at);
        await host.To(at.AddHours(-2).AddMinutes(1));
        await Waiting(person);
        await Set(person, at.AddHours(6));
        await host.To(at.AddMinutes(-85));
        Assert.Equal("appointment_changed", (await Message(person, ContactChannel.Sms, MessageState.Refused)).Code);
        Assert.Empty(host.Texts.HandedTo(person.Phone));
        await host.To(at.AddHours(4).AddMinutes(1));
        await Sent(person, ContactChannel.Sms);
        Assert.Single(host.Texts.HandedTo(person.Phone));
    }

    [Fact]
    public async Task After_a_cancellation_nothing_is_sent()
    {
        var person = await Somebody();
        var at = Morning(3, hour: 15);
        await Set(person, at);
        await Do(person, new CancelAppointment("ill", null));
        await host.To(at.AddDays(2));
        await ProductHost.Eventually(async () => await Planned(person) == 0);
        Assert.Empty(await Messages(person));
    }

    [Fact]
    public async Task Who_has_said_no_to_texts_gets_none_and_a_reminder_that_cannot_be_written_says_why()
    {
        var person = await Somebody(email: false);
        var at = Morning(3, hour: 15);
        await Set(person, at);
        Assert.True(await host.Grains.GetGrain<IInboundGrain>(0).RefuseForLead(person.Actor, person.Lead, [ContactChannel.Sms], "No texts"));
        await host.To(at.AddDays(-1).AddMinutes(1));
        await Noted(person, "reminder_skipped");
        await host.To(at.AddHours(-2).AddMinutes(1));
        await Message(person, ContactChannel.Sms, MessageState.Refused);
        Assert.Empty(host.Texts.HandedTo(person.Phone));
        Assert.Equal("The lead has no e-mail address.", (await Entries(person)).First(entry => entry.Kind == "reminder_skipped").Text);
    }

    private sealed record Person(Guid Lead, string Phone, string Email, Actor Actor);

    /// <summary>Somebody in New Jersey who agreed to texts, with a broker whose campaign reminds.</summary>
    private async Task<Person> Somebody(bool email = true)
    {
        var broker = await host.NewBroker();
        var campaign = await host.NewCampaign(broker);
        await Approve($"{campaign}-mail", new TemplateContent { Name = "Mail", Purpose = ContactPurpose.Appointment, Sender = "Anchor", Subject = "See you", Text = "On {{appointmentDay}} at {{appointmentTime}}. Another time: {{booking.link}}" }, ContactChannel.Email);
        await Approve($"{campaign}-text", new TemplateContent { Name = "Text", Purpose = ContactPurpose.Appointment, Sender = "Anchor", Text = "Anchor: see you at {{appointmentTime}}." }, ContactChannel.Sms);
        var grain = host.Grains.GetGrain<ICampaignGrain>(campaign);
        var definition = (await grain.Get())!;
        Assert.Empty((await grain.Put(
            System,
            definition with
            {
                Outreach = new OutreachSettings
                {
                    Seller = campaign, TextNumber = Number, TextsPerSecond = 1_000, MailFrom = "hello@example.com", PostalAddress = "1 Main St, Springfield",
                    Reminders = [new(24 * 60, ContactChannel.Email, $"{campaign}-mail"), new(2 * 60, ContactChannel.Sms, $"{campaign}-text")],
                },
            },
            definition.Version)).Faults);
        var number = Interlocked.Increment(ref s_number);
        var phone = $"+1201{2 + (number / 1_000_000 % 8)}{number % 1_000_000:000000}";
        var posted = Some.Lead(campaign).With("phone", phone).With("consent", new JsonObject
        {
            ["channels"] = new JsonArray("sms"),
            ["sellers"] = new JsonArray(campaign),
            ["phone"] = phone,
            ["text"] = "I agree to be texted about my request. Consent is not a condition of purchase.",
            ["disclosureVersion"] = "test-1",
            ["method"] = "web_form",
            ["at"] = host.Now.AddMinutes(-1).ToString("O", CultureInfo.InvariantCulture),
        });
        var address = posted.Text("email");
        if (!email)
        {
            posted.Remove("email");
        }

        var lead = (await host.Seller.Post(posted).Read(HttpStatusCode.Created)).Text("leadId");
        return new Person(Guid.Parse(lead), phone, address, new Actor(ActorKind.Broker, broker, broker));
    }

    private async Task Approve(string id, TemplateContent content, ContactChannel channel)
    {
        var template = host.Grains.GetGrain<ITemplateGrain>(id);
        Assert.IsType<TemplateStored>(await template.Save(System, new TemplateDraft(channel, content), 0));
        Assert.IsType<TemplateStored>(await template.Submit(System, 1));
        Assert.IsType<TemplateStored>(await template.Approve(System, 2));
    }

    /// <summary>An hour on New York's clock.</summary>
    private DateTimeOffset Morning(int days, int hour)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var local = TimeZoneInfo.ConvertTime(host.Now, zone).Date.AddDays(days).AddHours(hour);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    // By grains: sessions do not outlive days.
    private Task Set(Person person, DateTimeOffset at) => Do(person, new SetAppointment(at, null));

    private async Task Do(Person person, LeadCommand command) =>
        Assert.IsType<Done>(await Lead(person).Execute(person.Actor, command, (await Lead(person).Get(person.Actor))!.Row.Version));

    private ILeadGrain Lead(Person person) => host.Grains.GetGrain<ILeadGrain>(person.Lead);

    private async Task<LeadMessage[]> Messages(Person person) => (await Lead(person).Messages(person.Actor))!;

    private async Task<LeadMessage> Message(Person person, ContactChannel channel, MessageState state, Func<LeadMessage, bool>? more = null)
    {
        LeadMessage? found = null;
        try
        {
            await ProductHost.Eventually(async () =>
                (found = (await Messages(person)).FirstOrDefault(each => each.Channel == channel && each.State == state && more?.Invoke(each) != false)) is not null);
        }
        catch (OperationCanceledException)
        {
            var seen = (await Messages(person)).Select(each => $"{each.Channel} {each.State} {each.Code} {each.Until} {string.Join(' ', each.Reasons.Select(reason => $"{reason.Rule}={reason.Outcome}"))}");
            Assert.Fail($"No {channel} is {state}: {string.Join("; ", seen)}. Steps: {string.Join(", ", (await Entries(person)).Select(entry => $"{entry.Kind} {entry.Text}"))}. Planned: {await Planned(person)}, now {host.Now:O}.");
        }

        return found!;
    }

    private Task<LeadMessage> Sent(Person person, ContactChannel channel) => Message(person, channel, MessageState.Sent);

    private Task<LeadMessage> Waiting(Person person) => Message(person, ContactChannel.Sms, MessageState.Queued, each => each.Until is not null);

    private async Task<TimelineEntry[]> Entries(Person person) => (await Lead(person).Timeline(person.Actor, null))!.Entries;

    private Task Noted(Person person, string kind) => ProductHost.Eventually(async () => (await Entries(person)).Any(entry => entry.Kind == kind));

    private async Task<long> Planned(Person person)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(host.Database.Leads);
        await using var command = source.CreateCommand("SELECT count(*) FROM due_work WHERE lead_id = $1");
        command.Parameters.AddWithValue(person.Lead);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
