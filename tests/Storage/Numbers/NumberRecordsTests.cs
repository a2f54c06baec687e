using LeadGrid.Numbers;
using LeadGrid.Outreach;
using LeadGrid.Storage.Numbers;
using LeadGrid.Storage.Outreach;
using LeadGrid.Testing;

namespace LeadGrid.Storage;

public sealed class NumberRecordsTests(PostgresFixture postgres)
{
    private const string Ours = "+12015550142";
    private const string Other = "+19075550142";
    private const int Many = 100;
    private static readonly DateTimeOffset s_noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_newest_messages_of_each_number_are_counted_once_by_what_became_of_them()
    {
        await using var store = await LeadStore.Create(postgres);
        var lead = Guid.NewGuid();
        await Message(store, lead, Ours, MessageState.Delivered, 3);
        await Message(store, lead, Ours, MessageState.Delivered, 4);
        await Message(store, lead, Ours, MessageState.Failed, 2, "30007");
        await Message(store, lead, Ours, MessageState.Failed, 1, "30003");
        await Message(store, lead, Ours, MessageState.Received, 1);
        await Message(store, lead, Ours, MessageState.Delivered, 50);
        await Message(store, lead, Other, MessageState.Delivered, 1);
        await Message(store, lead, null, MessageState.Delivered, 1);
        var records = new NumberRecords(store.Leads);
        var found = await records.Read([(Ours, s_noon.AddHours(-24)), (Other, s_noon)], Many, CancellationToken.None);
        Assert.Equal(new NumberRecord(0, new NumberHealth(2, 1, 1)), found[Ours]);
        Assert.Equal(NumberRecord.None, found[Other]);
        Assert.Equal(new NumberHealth(0, 1, 1), (await records.Read([(Ours, s_noon.AddHours(-24))], 2, CancellationToken.None))[Ours].Health);
        Assert.Empty(await records.Read([], Many, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_sent_today_is_known_and_yesterdays_is_not()
    {
        await using var store = await LeadStore.Create(postgres);
        var records = new NumberRecords(store.Leads);
        await records.Limit([(Ours, 1_000, 10), (Other, 1_000, null)], CancellationToken.None);
        var slots = new SendingSlots(store.Leads);
        await slots.Reserve(Ours, [1, 2], TimeSpan.FromHours(1), CancellationToken.None);
        await slots.Reserve(Other, [1], TimeSpan.FromHours(1), CancellationToken.None);
        await store.Ask<int>($"WITH gone AS (UPDATE sending_number SET next_at = now() - interval '1 day' WHERE number = '{Other}' RETURNING 1) SELECT count(*)::int FROM gone");
        var found = await records.Read([(Ours, s_noon), (Other, s_noon)], Many, CancellationToken.None);
        Assert.Equal((3, 0), (found[Ours].SentToday, found[Other].SentToday));
    }

    [Fact]
    public async Task A_limit_changes_no_rate_of_a_number_that_sends()
    {
        await using var store = await LeadStore.Create(postgres);
        await new SendingSlots(store.Leads).SetRate(Ours, 7, CancellationToken.None);
        await new NumberRecords(store.Leads).Limit([(Ours, 1, 10)], CancellationToken.None);
        Assert.Equal("7 10", await store.Ask<string>("SELECT per_second || ' ' || per_day FROM sending_number"));
    }

    [Fact]
    public async Task The_number_last_used_by_a_lead_and_the_leads_that_use_a_number_are_found()
    {
        await using var store = await LeadStore.Create(postgres);
        var (first, second, third, fourth) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await Message(store, first, Ours, MessageState.Delivered, 5);
        await Message(store, first, Other, MessageState.Received, 4);
        await Message(store, first, Other, MessageState.Refused, 1);
        await Message(store, first, null, MessageState.Sent, 1);
        await Message(store, second, Ours, MessageState.Sent, 2);
        await Message(store, fourth, Other, MessageState.Received, 1);
        var trail = new NumberTrail(store.Leads);
        Assert.Equal((Ours, Ours, null, Other), (
            await trail.Last(first, CancellationToken.None), await trail.Last(second, CancellationToken.None), await trail.Last(third, CancellationToken.None),
            await trail.Last(fourth, CancellationToken.None)));
        Assert.Equal([second, first], await trail.Using(Ours, [first, second, third], CancellationToken.None));
        Assert.Empty(await trail.Using(Other, [first, second, third, fourth], CancellationToken.None));
        Assert.Empty(await trail.Using(Ours, [third], CancellationToken.None));
    }

    private static Task<int> Message(LeadStore store, Guid lead, string? number, MessageState state, int hoursAgo, string? code = null)
    {
        var facts = StorageJson.Write(new MessageFacts { Id = Guid.NewGuid(), Channel = 0, State = state, Number = number, Code = code });
        var at = s_noon.AddHours(-hoursAgo);
        return store.Ask<int>($"""
            WITH made AS (
                INSERT INTO message (message_id, lead_id, channel, state, at, updated_at, by_name, facts, sealed)
                VALUES (gen_random_uuid(), '{lead}', 0, {(int)state}, '{at:O}', '{at:O}', 'x', '{facts}', '') RETURNING 1)
            SELECT count(*)::int FROM made
            """);
    }
}
