using LeadGrid.Leads;
using LeadGrid.Mailings;
using LeadGrid.Storage.Mailings;
using LeadGrid.Testing;

namespace LeadGrid.Storage;

/// <summary>Who gets a mailing, on the real database.</summary>
public sealed class MailingRowsTests(PostgresFixture postgres)
{
    private const string Campaign = "solar";
    private static readonly CancellationToken Now = CancellationToken.None;
    private static readonly MailingSegment Everybody = new() { Statuses = [LeadStatus.Assigned, LeadStatus.Lost], NotMailedWithinDays = null };

    [Fact]
    public async Task A_segment_holds_whoever_fits_all_that_is_given_and_each_address_once()
    {
        await using var store = await LeadStore.Create(postgres);
        var rows = new MailingRows(store.Leads);
        await Leads(
            store,
            "(1, 6, 50, 'NJ', 'acme', 1, 'a')", "(2, 12, 80, 'FL', 'acme', 40, 'b')", "(3, 6, 90, 'FL', 'other', 5, 'c')", "(4, 6, 50, 'NJ', 'acme', 3, 'a')",
            "(5, 15, 50, 'NJ', 'acme', 1, 'd')", "(6, 6, 50, NULL, 'acme', 1, NULL)");
        Assert.Equal(3, await rows.Count(Campaign, Everybody, TimeProvider.System.GetUtcNow(), Now));
        Assert.Equal(0, await rows.Count("another", Everybody, TimeProvider.System.GetUtcNow(), Now));
        Assert.Equal(1, await rows.Count(Campaign, Everybody with { Statuses = [LeadStatus.Lost] }, TimeProvider.System.GetUtcNow(), Now));
        Assert.Equal(2, await rows.Count(Campaign, Everybody with { States = ["FL"] }, TimeProvider.System.GetUtcNow(), Now));
        Assert.Equal(1, await rows.Count(Campaign, Everybody with { Sellers = ["other"] }, TimeProvider.System.GetUtcNow(), Now));
        Assert.Equal(2, await rows.Count(Campaign, Everybody with { MinimumScore = 80 }, TimeProvider.System.GetUtcNow(), Now));
        Assert.Equal(1, await rows.Count(Campaign, Everybody with { MaximumScore = 79 }, TimeProvider.System.GetUtcNow(), Now));
        Assert.Equal(2, await rows.Count(Campaign, Everybody with { ReceivedWithinDays = 10 }, TimeProvider.System.GetUtcNow(), Now));
        Assert.Equal(2, await rows.Count(Campaign, Everybody with { ReceivedBeforeDays = 4 }, TimeProvider.System.GetUtcNow(), Now));
    }

    [Fact]
    public async Task Who_is_taken_down_is_asked_for_once_and_then_settled_for_good()
    {
        await using var store = await LeadStore.Create(postgres);
        var rows = new MailingRows(store.Leads);
        await Leads(store, "(1, 6, 50, 'NJ', 'acme', 1, 'a')", "(2, 6, 50, 'NJ', 'acme', 1, 'b')", "(3, 6, 50, 'NJ', 'acme', 1, 'c')", "(4, 6, 50, 'NJ', 'acme', 3, 'a')");
        var (mailing, at) = (Mailing(), TimeProvider.System.GetUtcNow().AddMinutes(-1));
        Assert.Equal(3, await rows.Freeze(mailing, 100, at, TimeProvider.System.GetUtcNow(), Now));
        // A start that is repeated, since the first one's answer was lost, takes down whoever is there then.
        Assert.Equal(3, await rows.Freeze(mailing, 100, at, TimeProvider.System.GetUtcNow(), Now));
        Assert.Equal(("spring", null), (await rows.IdOf(mailing.Key, Now), await rows.IdOf(Guid.NewGuid(), Now)));
        Assert.Equal((3L, 1L), (await store.Ask<long>("SELECT count(*) FROM mailing_recipient"), await store.Ask<long>("SELECT count(*) FROM due_work WHERE kind = 6")));

        Assert.Empty(await rows.Next(mailing.Key, 10, at.AddSeconds(-1), Now));
        var leads = await rows.Next(mailing.Key, 10, at.AddSeconds(1), Now);
        // Of the two leads with one address, the newer one.
        Assert.Equal([Lead(1), Lead(2), Lead(3)], leads.Order());
        var later = at.AddDays(1);
        await rows.Settle(
            mailing.Key,
            [(Lead(1), MailingAnswer.Written), (Lead(2), MailingAnswer.Never("consent", "Nobody has agreed.")), (Lead(3), new MailingAnswer(later, "hours", "It is night."))],
            at, Now);
        Assert.Empty(await rows.Next(mailing.Key, 10, at.AddHours(1), Now));
        Assert.Equal(later, (await rows.NextDue(mailing.Key, Now))!.Value, TimeSpan.FromMilliseconds(1));

        // What a turn that was overtaken says changes nothing any more.
        await rows.Settle(mailing.Key, [(Lead(1), MailingAnswer.Never("x", "x")), (Lead(2), MailingAnswer.Written)], at, Now);
        await rows.Settle(mailing.Key, [], at, Now);
        var figures = await rows.Figures(mailing.Key, Now);
        Assert.Equal((3, 1, 1), (figures.Recipients, figures.Waiting, figures.LeftOut));
        Assert.Equal([new LeftOutReason("consent", "Nobody has agreed.", 1)], figures.Reasons);
        var shown = await rows.Recipients(mailing.Key, RecipientFilter.All, null, 10, Now);
        Assert.Equal([(RecipientState.Written, null), (RecipientState.LeftOut, "Nobody has agreed."), (RecipientState.Waiting, "It is night.")], shown.Select(each => (each.State, each.Reason)));
        Assert.Equal(Lead(3), Assert.Single(await rows.Recipients(mailing.Key, RecipientFilter.All, Lead(2), 10, Now)).LeadId);
        foreach (var filter in Enum.GetValues<RecipientFilter>())
        {
            Assert.InRange((await rows.Recipients(mailing.Key, filter, null, 10, Now)).Length, 0, filter == RecipientFilter.All ? 3 : 1);
        }

        // Whom it has written to, another one leaves out for as long as is wanted.
        Assert.Equal(3, await rows.Count(Campaign, Everybody, TimeProvider.System.GetUtcNow(), Now));
        Assert.Equal(2, await rows.Count(Campaign, Everybody with { NotMailedWithinDays = 7 }, TimeProvider.System.GetUtcNow(), Now));
        await rows.Settle(mailing.Key, [(Lead(3), MailingAnswer.Written)], at, Now);
        Assert.Null(await rows.NextDue(mailing.Key, Now));
    }

    [Fact]
    public async Task Nobody_and_too_many_are_not_taken_down()
    {
        await using var store = await LeadStore.Create(postgres);
        var rows = new MailingRows(store.Leads);
        Assert.Equal(0, await rows.Freeze(Mailing(), 100, TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow(), Now));
        await Leads(store, "(1, 6, 50, 'NJ', 'acme', 1, 'a')", "(2, 6, 50, 'NJ', 'acme', 1, 'b')", "(3, 6, 50, 'NJ', 'acme', 1, 'c')");
        Assert.Equal(3, await rows.Freeze(Mailing(), 2, TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow(), Now));
        Assert.Equal((0L, 0L), (await store.Ask<long>("SELECT count(*) FROM mailing_recipient"), await store.Ask<long>("SELECT count(*) FROM due_work")));
    }

    [Fact]
    public async Task What_became_of_an_e_mail_is_counted_by_the_fields_definitions()
    {
        await using var store = await LeadStore.Create(postgres);
        var rows = new MailingRows(store.Leads);
        await Leads(store, [.. Enumerable.Range(1, 10).Select(i => $"({i}, 6, 50, 'NJ', 'acme', 1, 'a{i}')")]);
        var (mailing, at) = (Mailing(), TimeProvider.System.GetUtcNow().AddHours(-1));
        await rows.Freeze(mailing, 100, at, TimeProvider.System.GetUtcNow(), Now);
        await rows.Settle(mailing.Key, [.. Enumerable.Range(1, 10).Select(i => (Lead(i), MailingAnswer.Written))], at, Now);
        // Delivered and opened and clicked; by a machine only, unsubscribed and complained; returned for good; returned for now;
        // on its way; refused; sent and answered; sent, with an appointment kept; turned away by our mail server; given up.
        await Message(store, mailing, 1, 20, """{"sentAt":"x","openedAt":"x","machineOpenedAt":"x","clickedAt":"x"}""");
        await Message(store, mailing, 2, 20, """{"sentAt":"x","machineOpenedAt":"x","unsubscribedAt":"x","complainedAt":"x"}""");
        await Message(store, mailing, 3, 30, """{"sentAt":"x","code":"5.1.1","openedAt":"x"}""");
        await Message(store, mailing, 4, 30, """{"sentAt":"x","code":"4.2.2"}""");
        await Message(store, mailing, 5, 0, "{}");
        await Message(store, mailing, 6, 40, "{}");
        await Message(store, mailing, 7, 10, """{"sentAt":"x"}""");
        await Message(store, mailing, 8, 10, """{"sentAt":"x"}""");
        await Message(store, mailing, 9, 30, """{"code":"5.1.1"}""");
        await Message(store, mailing, 10, 30, """{"code":"gave_up"}""");
        await store.Ask<long>($$"""
            WITH reply AS (
                INSERT INTO message (message_id, lead_id, channel, state, at, updated_at, by_name, facts, sealed)
                VALUES (gen_random_uuid(), '{{Lead(7)}}', 2, 50, now(), now(), 'x', jsonb_build_object('answers', '{{MailingNames.Message(mailing.Key, Lead(7))}}'), '') RETURNING 1),
            events AS (
                INSERT INTO lead_event (ordinal, lead_id, campaign, version, kind, at, actor_kind, actor_id, actor_name, commit_id, body)
                SELECT number, lead, 'solar', 1, kind, now() + shift, 0, '', '', gen_random_uuid(), '{}'
                FROM (VALUES (1, '{{Lead(8)}}'::uuid, 'appointment_set', interval '0'), (2, '{{Lead(8)}}', 'appointment_kept', interval '29 days'),
                    (3, '{{Lead(7)}}', 'appointment_kept', interval '-1 day'), (4, '{{Lead(1)}}', 'appointment_kept', interval '31 days'))
                    AS e (number, lead, kind, shift) RETURNING 1)
            SELECT count(*) FROM reply, events
            """);
        var figures = await rows.Figures(mailing.Key, Now);
        Assert.Equal(
            new MailingFigures
            {
                Recipients = 10, Queued = 1, Refused = 2, Sent = 7, Delivered = 4, HardBounced = 2, SoftBounced = 1, Opened = 1, OpenedByMachines = 1, Clicked = 1,
                Replied = 1, Unsubscribed = 1, Complained = 1, Booked = 1, Showed = 1,
            },
            figures with { Reasons = [] });
        Assert.Equal(new MailingHarm(7, 3, 1), await rows.Harm(mailing.Key, Now));
        Assert.Equal("3, 4, 9", await Numbers(RecipientFilter.Bounced));
        Assert.Equal("7", await Numbers(RecipientFilter.Replied));
        Assert.Equal("8", await Numbers(RecipientFilter.Showed));
        Assert.Equal("1", await Numbers(RecipientFilter.Opened));

        async Task<string> Numbers(RecipientFilter filter) =>
            string.Join(", ", (await rows.Recipients(mailing.Key, filter, null, 10, Now)).Select(each => each.LeadId.ToString()[^1..]));
    }

    private static Mailing Mailing() => new()
    {
        Campaign = Campaign, Id = "spring", Key = Guid.CreateVersion7(), Revision = 1, Status = MailingStatus.Draft, By = "Anna", At = TimeProvider.System.GetUtcNow(),
        Content = new MailingContent { Name = "Spring", Template = "spring-email", Segment = Everybody },
    };

    private static Guid Lead(int number) => Guid.Parse($"0199a1c0-4b7e-7c3e-8f5e-0000000000{number:00}");

    /// <param name="leads">Number, status, score, state, seller, age in days, e-mail.</param>
    private static Task Leads(LeadStore store, params string[] leads) => store.Ask<long>($"""
        WITH made AS (
            INSERT INTO lead (lead_id, version, commit_id, campaign, seller, status, score, broker_id, state_code, received_at, updated_at, key_id, sealed, email_hash)
            SELECT ('0199a1c0-4b7e-7c3e-8f5e-0000000000' || lpad(number::text, 2, '0'))::uuid, 1, gen_random_uuid(), 'solar', seller, status, score, 'a', state,
                   now() - age * interval '1 day', now(), gen_random_uuid(), '', convert_to(email, 'UTF8')
            FROM (VALUES {string.Join(", ", leads)}) AS l (number, status, score, state, seller, age, email) RETURNING 1)
        SELECT count(*) FROM made
        """);

    private static Task Message(LeadStore store, Mailing mailing, int lead, int state, string facts) => store.Ask<long>($"""
        WITH made AS (
            INSERT INTO message (message_id, lead_id, channel, state, at, updated_at, by_name, facts, sealed)
            VALUES ('{MailingNames.Message(mailing.Key, Lead(lead))}', '{Lead(lead)}', 2, {state}, now(), now(), 'x', '{facts}', '') RETURNING 1)
        SELECT count(*) FROM made
        """);
}
