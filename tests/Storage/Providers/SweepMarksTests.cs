using LeadGrid.Providers.Twilio.Inbox;
using LeadGrid.Testing;

namespace LeadGrid.Storage;

public sealed class SweepMarksTests(PostgresFixture postgres)
{
    private const string Ours = "+15005550006";
    private const string Another = "+15005550007";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_number_is_swept_back_to_its_beginning_and_then_in_its_turn()
    {
        await using var store = await LeadStore.Create(postgres);
        var marks = Marks(store);
        await marks.TakeUp([Ours, Another], Cancellation);
        await marks.TakeUp([Ours], Cancellation);
        var due = await marks.Due(Cancellation);
        Assert.Equal([Ours, Another], due.Select(each => each.Number).Order(StringComparer.Ordinal));
        Assert.All(due, each => Assert.InRange(each.Now - each.SweptTo, TimeSpan.FromHours(24), TimeSpan.FromHours(24.1)));

        var to = due[0].Now.AddMinutes(-1);
        await marks.Swept(Ours, to, Cancellation);
        Assert.Equal([Another], (await marks.Due(Cancellation)).Select(each => each.Number));
        await Later(store, "6 minutes");
        var again = (await marks.Due(Cancellation)).Single(each => each.Number == Ours);
        Assert.Equal(to, again.SweptTo, TimeSpan.FromMilliseconds(1));
        Assert.InRange((await marks.Behind(Cancellation))!.Value, 86_400, 86_800);
    }

    [Fact]
    public async Task A_mark_never_moves_back_and_is_of_its_account_alone()
    {
        await using var store = await LeadStore.Create(postgres);
        var (marks, others) = (Marks(store), new SweepMarks(store.Leads, "AC2", new SweepOptions()));
        Assert.Null(await marks.Behind(Cancellation));
        await marks.TakeUp([Ours], Cancellation);
        var now = Assert.Single(await marks.Due(Cancellation)).Now;
        await marks.Swept(Ours, now, Cancellation);
        await marks.Swept(Ours, now.AddHours(-3), Cancellation);
        await Later(store, "6 minutes");
        Assert.Equal(now, Assert.Single(await marks.Due(Cancellation)).SweptTo, TimeSpan.FromMilliseconds(1));
        Assert.Empty(await others.Due(Cancellation));
    }

    [Fact]
    public async Task A_number_that_no_campaign_has_any_more_is_swept_for_three_months()
    {
        await using var store = await LeadStore.Create(postgres);
        var marks = Marks(store);
        await marks.TakeUp([Ours, Another], Cancellation);
        await store.Ask<int>("WITH old AS (UPDATE inbound_sweep SET used_at = now() - interval '89 days' RETURNING 1) SELECT count(*)::int FROM old");
        Assert.Equal(2, (await marks.Due(Cancellation)).Count);
        await store.Ask<int>("WITH old AS (UPDATE inbound_sweep SET used_at = now() - interval '91 days' RETURNING 1) SELECT count(*)::int FROM old");
        Assert.Empty(await marks.Due(Cancellation));
        await marks.TakeUp([Another], Cancellation);
        Assert.Equal(Another, Assert.Single(await marks.Due(Cancellation)).Number);
    }

    [Fact]
    public async Task One_silo_sweeps_at_a_time_whatever_else_is_done()
    {
        await using var store = await LeadStore.Create(postgres);
        var locks = new RunLock(store.Leads);
        await using (Assert.IsAssignableFrom<IAsyncDisposable>(await locks.Take("inbound sweep", Cancellation)))
        {
            Assert.Null(await locks.Take("inbound sweep", Cancellation));
            await using var other = await locks.Take("rejudgement", Cancellation);
            Assert.NotNull(other);
        }

        await using var again = await locks.Take("inbound sweep", Cancellation);
        Assert.NotNull(again);
    }

    private static SweepMarks Marks(LeadStore store) => new(store.Leads, "AC1", new SweepOptions());

    private static Task Later(LeadStore store, string by) => store.Ask<int>(
        $"WITH later AS (UPDATE inbound_sweep SET swept_at = swept_at - interval '{by}' WHERE swept_at > '-infinity' RETURNING 1) SELECT count(*)::int FROM later");
}
