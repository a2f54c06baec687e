using LeadGrid.Access;
using LeadGrid.Appointments;
using LeadGrid.Leads;
using LeadGrid.Storage.Commits;
using LeadGrid.Storage.Leads;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LeadGrid.Storage.Appointments;

/// <summary>A broker's time on the real database, which two silos want at once.</summary>
public sealed class BookingTests(PostgresFixture postgres)
{
    private static readonly Actor Broker = new(ActorKind.Broker, "a", "Broker a");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 16, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset At = Now.AddDays(1);

    [Fact]
    public async Task Of_many_that_want_one_time_from_two_silos_one_gets_it_and_the_others_are_refused_alone()
    {
        await using var store = await LeadStore.Create(postgres);
        await using var source = new Silo(store);
        var leads = await Leads(store, 24);
        for (var round = 0; round < 5; round++)
        {
            // Half of them overlap in part only.
            var at = At.AddHours(round);
            var outcomes = await Task.WhenAll(leads.Select(async (lead, number) =>
            {
                var commit = await Load(lead, number % 2 == 0 ? store.Commits : source.Commits, store);
                return await Try(commit, new SetAppointment(at.AddMinutes(number % 4 * 5), $"Round {round}", 30));
            }));
            Assert.Equal(1, outcomes.Count(done => done));
            Assert.Equal(1L, await store.Ask<long>("SELECT count(*) FROM appointment_booking"));
            Assert.Equal(round + 1L, await store.Ask<long>("SELECT count(*) FROM lead_event WHERE kind = 'appointment_set'"));
            var winner = await Load(leads[Array.IndexOf(outcomes, true)], store.Commits, store);
            Assert.True(await Try(winner, new CancelAppointment("next", null)));
            Assert.Equal(0L, await store.Ask<long>("SELECT count(*) FROM appointment_booking"));
        }
    }

    [Fact]
    public async Task Back_to_back_is_no_clash_and_another_broker_has_time_of_its_own()
    {
        await using var store = await LeadStore.Create(postgres);
        var (mine, theirs) = (await Leads(store, 3), await Leads(store, 1, "b"));
        Assert.True(await Try(await Load(mine[0], store.Commits, store), new SetAppointment(At, null, 30)));
        Assert.True(await Try(await Load(mine[1], store.Commits, store), new SetAppointment(At.AddMinutes(30), null, 30)));
        Assert.True(await Try(await Load(theirs[0], store.Commits, store), new SetAppointment(At, null, 60)));
        Assert.False(await Try(await Load(mine[2], store.Commits, store), new SetAppointment(At.AddMinutes(59), null, 30)));
        Assert.True(await Try(await Load(mine[2], store.Commits, store), new SetAppointment(At.AddMinutes(60), null, 30)));
    }

    [Fact]
    public async Task What_is_moved_cancelled_or_closed_gives_its_time_back()
    {
        await using var store = await LeadStore.Create(postgres);
        var leads = await Leads(store, 2);
        var (one, other) = (await Load(leads[0], store.Commits, store), await Load(leads[1], store.Commits, store));
        foreach (var given in new LeadCommand[] { new SetAppointment(At.AddHours(5), null, 30), new CancelAppointment("ill", null), new Win(null, null) })
        {
            Assert.True(await Try(one, new SetAppointment(At, null, 30)));
            Assert.False(await Try(other, new SetAppointment(At, null, 30)));
            Assert.True(await Try(one, given));
            Assert.True(await Try(other, new SetAppointment(At, null, 30)));
            Assert.True(await Try(other, new CancelAppointment("next", null)));
        }

        // A refused one has changed nothing, and its grain goes on with what it had: received, assigned, and three times set and cancelled.
        Assert.Equal(2 + 6, other.State!.Version);
    }

    [Fact]
    public async Task In_one_group_a_time_that_is_given_back_can_be_taken()
    {
        await using var store = await LeadStore.Create(postgres);
        var leads = await Leads(store, 2);
        var (one, other) = (await Load(leads[0], store.Commits, store), await Load(leads[1], store.Commits, store));
        for (var round = 0; round < 10; round++)
        {
            Assert.True(await Try(one, new SetAppointment(At, null, 30)));
            var both = new[] { Try(one, new CancelAppointment("swap", null)), Try(other, new SetAppointment(At, null, 30)) };
            var (given, taken) = (await both[0], await both[1]);
            Assert.True(given);
            Assert.Equal(taken ? 1L : 0L, await store.Ask<long>("SELECT count(*) FROM appointment_booking"));
            if (taken)
            {
                Assert.True(await Try(other, new CancelAppointment("next", null)));
            }
        }
    }

    [Fact]
    public async Task What_is_written_is_read_back()
    {
        await using var store = await LeadStore.Create(postgres);
        var lead = (await Leads(store, 1))[0];
        var commit = await Load(lead, store.Commits, store);
        Assert.True(await Try(commit, new SetAppointment(At, "note", 45)));
        var again = (await Load(lead, store.Commits, store)).State!;
        Assert.Equal((At, 45, 1, Now, false), (again.Appointment!.At, again.Appointment.Minutes, again.Appointment.Revision, again.Appointment.SetAt, again.Appointment.Cancelled));

        var bookings = new Bookings(store.Leads, store.Vault);
        Assert.Equal([new BookedTime(lead, "a", At, At.AddMinutes(45))], await bookings.Taken("a", At.AddMinutes(44), At.AddDays(1), default));
        Assert.Empty(await bookings.Taken("a", At.AddMinutes(45), At.AddDays(1), default));
        Assert.Empty(await bookings.Taken("b", Now, At.AddDays(1), default));
        var entry = Assert.Single(await bookings.Calendar("a", At, At.AddTicks(10), default));
        Assert.Equal((lead, "Ada", At, 45, 1, LeadStatus.AppointmentSet), (entry.LeadId, entry.FirstName, entry.At, entry.Minutes, entry.Revision, entry.Status));
        Assert.Empty(await bookings.Calendar("a", At.AddTicks(10), At.AddDays(1), default));
        Assert.Empty(await bookings.Calendar("a", Now, At, default));
        Assert.True(await Try(commit, new CancelAppointment("ill", null)));
        Assert.Empty(await bookings.Calendar("a", Now, At.AddDays(1), default));
        Assert.True((await Load(lead, store.Commits, store)).State!.Appointment!.Cancelled);
    }

    private static async Task<Guid[]> Leads(LeadStore store, int count, string broker = "a")
    {
        await store.Post(LeadStore.Settings($"solar-{broker}", LeadStore.Broker(broker)), count);
        return await store.Ask<Guid[]>($"SELECT array_agg(lead_id) FROM lead WHERE broker_id = '{broker}'");
    }

    private static async Task<LeadCommit> Load(Guid lead, LeadCommits commits, LeadStore store)
    {
        var commit = new LeadCommit(lead, commits, store.Vault);
        await commit.LoadAsync(CancellationToken.None);
        return commit;
    }

    /// <returns>False: the time is taken.</returns>
    private static async Task<bool> Try(LeadCommit commit, LeadCommand command)
    {
        var go = Assert.IsType<LeadDecision.Go>(LeadDecider.Decide(commit.State!, command, Broker, Now));
        try
        {
            await commit.CommitAsync(go.Next, [go.Event], [], [], CancellationToken.None);
            return true;
        }
        catch (AppointmentTakenException)
        {
            return false;
        }
    }

    /// <summary>The leads' way to disk as another process has it.</summary>
    private sealed class Silo : IAsyncDisposable
    {
        private readonly LeadDataSource _source;

        public Silo(LeadStore store)
        {
            _source = store.AnotherSource();
            Commits = new LeadCommits(
                _source, store.Vault, Options.Create(new GroupCommitOptions()), TimeProvider.System, NullLogger<GroupCommit<LeadWrite>>.Instance);
            Commits.Start();
        }

        public LeadCommits Commits { get; }

        public async ValueTask DisposeAsync()
        {
            await Commits.DisposeAsync();
            await _source.Source.DisposeAsync();
        }
    }
}
