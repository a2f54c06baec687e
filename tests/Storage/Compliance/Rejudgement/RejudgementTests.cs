using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Storage.Contacts;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadGrid.Storage.Compliance.Rejudgement;

/// <summary>Days of contacts in a database, judged again the night after.</summary>
public sealed class RejudgementTests(PostgresFixture postgres)
{
    private static readonly DateTimeOffset s_noon = new(2026, 3, 4, 17, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly s_day = new(2026, 3, 4);
    private static readonly Actor s_by = new(ActorKind.System, "test", "test");
    private const string Phone = "+12015550123";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_is_judged_once_it_is_over_and_each_difference_is_told_without_a_persons_data()
    {
        await using var night = await Night.Create(postgres);
        await night.Contact(1, consents: true);
        await night.Contact(2, consents: false);
        var alone = await night.MessageWithoutPermit(hash: 1);

        night.Now = s_day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(29);
        await night.Rejudgement().Look(Cancellation);
        Assert.Empty(await night.Days());
        Assert.Equal((null, 0L), await night.Table.Figures(Cancellation));

        night.Now = night.Now.AddMinutes(31);
        await night.Rejudgement().Look(Cancellation);
        var day = Assert.Single(await night.Days());
        Assert.Equal((s_day, "America/New_York", 3L, 1L, 0L, night.Now), (day.Day, day.Zone, day.Judged, day.Right, day.Erased, day.DoneAt));
        Assert.Contains("us-written-consent", day.Differences[0].Objections);
        Assert.Equal((Night.Key(2).ToString(), ContactChannel.Sms, ContactPurpose.Marketing), (day.Differences[0].Contact, day.Differences[0].Channel, day.Differences[0].Purpose));
        Assert.Equal((Night.Key(1).ToString(), (Guid?)null, (Guid?)alone), (day.Differences[1].Contact, day.Differences[1].PermitId, day.Differences[1].MessageId));
        Assert.Equal(["no-permit"], day.Differences[1].Objections);
        Assert.Equal(2, night.Log.Errors.Count);
        Assert.DoesNotContain(night.Log.Errors, line => line.Contains(Phone[1..], StringComparison.Ordinal));

        Assert.Equal((1 / 3d, 0L), await night.Table.Figures(Cancellation));

        // A day that is done is done.
        await night.Rejudgement().Look(Cancellation);
        Assert.Equal(2, night.Log.Errors.Count);
    }

    [Fact]
    public async Task A_run_that_was_cut_off_goes_on_where_it_was_and_of_two_runs_one_counts()
    {
        await using var night = await Night.Create(postgres, batch: 1);
        for (byte person = 1; person <= 4; person++)
        {
            await night.Contact(person, consents: person != 3);
        }

        night.Now = s_noon.AddDays(1);
        var first = night.Run();
        Assert.True((await first.Step(Cancellation))!.Saved);
        Assert.True((await first.Step(Cancellation))!.Saved);
        var (mine, theirs) = (await night.Table.Next(Cancellation), await night.Table.Next(Cancellation));
        Assert.Equal(2, mine!.Step);
        Assert.True(await night.Table.Save(mine, mine.Reached, new(), null, Cancellation));
        Assert.False(await night.Table.Save(theirs!, theirs!.Reached, new(), null, Cancellation));

        await night.Rejudgement().Look(Cancellation);
        var day = Assert.Single(await night.Days());
        Assert.Equal((4L, 3L, 1), (day.Judged, day.Right, day.Differences.Length));
        Assert.NotNull(day.DoneAt);
        Assert.Null(await night.Run().Step(Cancellation));
    }

    [Fact]
    public async Task A_day_is_judged_again_when_somebody_asks_and_finds_a_broken_ledger()
    {
        await using var night = await Night.Create(postgres);
        await night.Contact(1, consents: true);
        night.Now = s_noon.AddDays(1);
        await night.Rejudgement().Look(Cancellation);
        Assert.Equal(1, Assert.Single(await night.Days()).Accuracy);

        await night.Store.Execute("ALTER TABLE contact_entry DISABLE TRIGGER ALL; UPDATE contact_entry SET sealed = sealed || '\\x00' WHERE number = 1");
        Assert.Equal(0, (await night.Table.Again(s_day, Cancellation))!.Judged);
        Assert.Null(await night.Table.Again(s_day.AddDays(1), Cancellation));
        Assert.Null(Assert.Single(await night.Days()).DoneAt);
        await night.Rejudgement().Look(Cancellation);
        var day = Assert.Single(await night.Days());
        Assert.Equal([DayRun.LedgerBroken], Assert.Single(day.Differences).Objections);
        Assert.Equal(0, day.Accuracy);
    }

    [Fact]
    public async Task Days_that_an_outage_missed_are_caught_up_four_weeks_back_and_no_further()
    {
        await using var night = await Night.Create(postgres);
        await night.Contact(1, consents: true);
        night.Now = s_noon.AddDays(3);
        await night.Rejudgement().Look(Cancellation);
        Assert.Equal([s_day.AddDays(2), s_day.AddDays(1), s_day], (await night.Days()).Select(day => day.Day));
        Assert.All(await night.Days(), day => Assert.NotNull(day.DoneAt));
        Assert.Null((await night.Days())[0].Accuracy);

        await using var late = await Night.Create(postgres);
        await late.Contact(1, consents: true);
        late.Now = s_noon.AddDays(40);
        await late.Rejudgement().Look(Cancellation);
        Assert.Equal((28, s_day.AddDays(12)), ((await late.Days()).Length, (await late.Days())[^1].Day));
        Assert.Null(await late.Table.Again(s_day, Cancellation));
    }

    [Fact]
    public async Task A_list_that_has_ended_counts_for_the_time_that_it_was_in_force()
    {
        await using var night = await Night.Create(postgres);
        await night.Contact(1, consents: true);
        await night.Contact(2, consents: true);
        await night.Store.Execute($"""
            INSERT INTO suppression_list (kind, name, as_of, state, created_at, created_by, current_at, ended_at) VALUES
                ('own', 'before', '2026-03-01', 'replaced', '2026-03-01', 'x', '2026-03-01', '{s_noon.AddHours(-1):O}'),
                ('own', 'then', '2026-03-04', 'replaced', '2026-03-04', 'x', '{s_noon.AddHours(-1):O}', '{s_noon.AddHours(1):O}');
            INSERT INTO suppression_entry (list_id, hash)
                SELECT list_id, decode(CASE name WHEN 'before' THEN '{Night.Key(1).Hash}' ELSE '{Night.Key(2).Hash}' END, 'hex') FROM suppression_list
            """);
        night.Now = s_noon.AddDays(1);
        await night.Rejudgement().Look(Cancellation);
        var difference = Assert.Single(Assert.Single(await night.Days()).Differences);
        Assert.Equal(Night.Key(2).ToString(), difference.Contact);
    }

    [Fact]
    public async Task One_silo_at_a_time_judges()
    {
        await using var night = await Night.Create(postgres);
        await night.Contact(1, consents: true);
        night.Now = s_noon.AddDays(1);
        var running = new RunLock(night.Store.Leads);
        await using (Assert.IsAssignableFrom<IAsyncDisposable>(await running.Take(NightlyRejudgement.Work, Cancellation)))
        {
            Assert.Null(await running.Take(NightlyRejudgement.Work, Cancellation));
            await night.Rejudgement().Look(Cancellation);
            Assert.Empty(await night.Days());
        }

        await night.Rejudgement().Look(Cancellation);
        Assert.Single(await night.Days());
    }

    /// <summary>A database with contacts that were made at noon, and a clock of its own.</summary>
    private sealed class Night : TimeProvider, IAsyncDisposable
    {
        private readonly IOptions<RejudgementOptions> _options;

        private Night(ContactStore store, int batch)
        {
            Store = store;
            _options = Options.Create(new RejudgementOptions { Batch = batch });
            Table = new AccuracyTable(store.Leads, new OperatorDays(_options, this));
            Rules = new RuleStore(store.Leads);
        }

        public ContactStore Store { get; }

        public AccuracyTable Table { get; }

        public RuleStore Rules { get; }

        public ErrorLog Log { get; } = new();

        public DateTimeOffset Now { get; set; } = s_noon;

        public static async Task<Night> Create(PostgresFixture postgres, int batch = 100)
        {
            var night = new Night(await ContactStore.Create(postgres), batch);
            await night.Rules.Keep(Law.Shipped.Version, Law.Shipped.ToJson(), Cancellation);
            return night;
        }

        public static ContactKey Key(byte person) => ContactKey.Phone([1, .. Enumerable.Repeat(person, 16)]);

        public override DateTimeOffset GetUtcNow() => Now;

        public DayRun Run() => new(
            Table, new LeftContacts(Store.Leads), new PastRecords(Store.Leads, Store.Reads, Store.Seals), Rules, _options, this);

        public NightlyRejudgement Rejudgement() => new(Table, Run(), new RunLock(Store.Leads), _options, this, Log);

        public Task<AccuracyDay[]> Days() => Table.Days(s_day.AddDays(-100), s_day.AddDays(100), 400, Cancellation);

        /// <summary>A text at noon, to somebody in New Jersey.</summary>
        public async Task Contact(byte person, bool consents)
        {
            var granted = new PermitGranted(
                Guid.NewGuid(), Guid.NewGuid(), ContactChannel.Sms, ContactPurpose.Marketing, "acme", "solar", null, Phone, "NJ", "07102",
                s_noon.AddHours(1), Law.Shipped.Version, ["us-window"]) { At = s_noon, By = s_by };
            var consent = new ConsentRecord
            {
                At = s_noon.AddDays(-1), Channels = [ContactChannel.Sms], Sellers = ["acme"], Phone = Phone, Text = "I agree.", Signature = "ticked",
                DisclosesCalls = true, NoConditionOfPurchase = true,
            };
            ContactEvent[] given = consents ? [new ConsentGiven(consent, new ConsentEvidence(), null) { At = s_noon, By = s_by }] : [];
            await Store.Ledger.Append(
                await Store.Ledger.Read(Key(person), Cancellation),
                [.. given, granted, new PermitUsed(granted.PermitId, Law.Shipped.Version) { At = s_noon, By = s_by }],
                Cancellation);
        }

        public async Task<Guid> MessageWithoutPermit(byte hash)
        {
            var (lead, message) = (Guid.NewGuid(), Guid.NewGuid());
            await Store.Execute($$"""
                INSERT INTO lead (lead_id, version, commit_id, campaign, seller, status, score, received_at, updated_at, phone_hash, key_id, sealed)
                VALUES ('{{lead}}', 1, '{{lead}}', 'solar', 'acme', 4, 50, now(), now(), decode('{{Key(hash).Hash}}', 'hex'), '{{lead}}', '');
                INSERT INTO message (message_id, lead_id, channel, state, at, updated_at, by_name, facts, sealed)
                VALUES ('{{message}}', '{{lead}}', 0, 10, '{{s_noon:O}}', '{{s_noon:O}}', 'x', '{}', ''),
                    (gen_random_uuid(), '{{lead}}', 0, 30, '{{s_noon:O}}', '{{s_noon:O}}', 'x', '{"code": "gave_up"}', ''),
                    (gen_random_uuid(), '{{lead}}', 0, 40, '{{s_noon:O}}', '{{s_noon:O}}', 'x', '{}', '')
                """);
            return message;
        }

        public ValueTask DisposeAsync() => Store.DisposeAsync();
    }

    private sealed class ErrorLog : ILogger<NightlyRejudgement>
    {
        public List<string> Errors { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Error)
            {
                Errors.Add(formatter(state, exception));
            }
        }
    }
}
