using LeadGrid.Storage.Tests.Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace LeadGrid.Storage.Commits;

/// <summary>What Orleans asks of grain storage. Held by the ADO.NET provider and by the group commit alike.</summary>
public abstract class GrainStorageContract
{
    private static readonly GrainId Grain = GrainId.Create("notebook", "wanted");

    protected abstract IGrainStorage Storage { get; }

    [Fact]
    public async Task What_was_never_written_reads_as_nothing()
    {
        var state = State("?");
        await Storage.ReadStateAsync("note", Grain, state);
        Assert.Equal((false, null), (state.RecordExists, state.ETag));
        Assert.Null(state.State!.Text);
    }

    [Fact]
    public async Task What_was_written_is_read_back_and_each_write_has_a_new_version()
    {
        var written = State("first");
        await Storage.WriteStateAsync("note", Grain, written);
        Assert.Equal((true, "1"), (written.RecordExists, written.ETag));
        written.State!.Text = "second";
        await Storage.WriteStateAsync("note", Grain, written);
        var read = State("?");
        await Storage.ReadStateAsync("note", Grain, read);
        Assert.Equal((true, "2", "second"), (read.RecordExists, read.ETag, read.State!.Text));
    }

    [Fact]
    public async Task A_stale_write_is_refused_and_changes_nothing()
    {
        var (fresh, stale) = (State("a"), State("b"));
        await Storage.WriteStateAsync("note", Grain, fresh);
        await Storage.ReadStateAsync("note", Grain, stale);
        fresh.State!.Text = "c";
        await Storage.WriteStateAsync("note", Grain, fresh);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", Grain, stale));
        Assert.Equal("1", stale.ETag);
        await Storage.ReadStateAsync("note", Grain, stale);
        Assert.Equal(("2", "c"), (stale.ETag, stale.State!.Text));
    }

    [Fact]
    public async Task Of_many_first_writes_of_one_grain_exactly_one_succeeds()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async n =>
        {
            var state = State($"{n}");
            try
            {
                await Storage.WriteStateAsync("note", Grain, state);
                return state.State!.Text;
            }
            catch (InconsistentStateException)
            {
                return null;
            }
        }));

        var winner = Assert.Single(outcomes, text => text is not null);
        var read = State("?");
        await Storage.ReadStateAsync("note", Grain, read);
        Assert.Equal(winner, read.State!.Text);
    }

    [Fact]
    public async Task A_stale_clear_is_refused_and_a_cleared_state_is_not_brought_back()
    {
        var (owner, zombie) = (State("a"), State("b"));
        await Storage.WriteStateAsync("note", Grain, owner);
        await Storage.ReadStateAsync("note", Grain, zombie);
        await Storage.ClearStateAsync("note", Grain, owner);
        Assert.False(owner.RecordExists);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", Grain, zombie));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("note", Grain, zombie));
    }

    [Fact]
    public async Task A_cleared_state_can_be_written_anew()
    {
        var state = State("a");
        await Storage.WriteStateAsync("note", Grain, state);
        await Storage.ClearStateAsync("note", Grain, state);
        state.State = new Note { Text = "again" };
        await Storage.WriteStateAsync("note", Grain, state);
        var read = State("?");
        await Storage.ReadStateAsync("note", Grain, read);
        Assert.Equal((true, "again"), (read.RecordExists, read.State!.Text));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("1f")]
    [InlineData("1f+extended")]
    [InlineData("Ünïcode and spaces")]
    [InlineData("00000000000000000000000000000001")]
    [InlineData("00000000000000000000000000000001+extended")]
    public async Task Every_kind_of_key_finds_its_own_row(string key)
    {
        await Storage.WriteStateAsync("note", GrainId.Create("notebook", "another"), State("another"));
        var id = GrainId.Create("notebook", key);
        await Storage.WriteStateAsync("note", id, State(key));
        var read = State("?");
        await Storage.ReadStateAsync("note", id, read);
        Assert.Equal((key, "1", true), (read.State!.Text, read.ETag, read.RecordExists));
    }

    [Fact]
    public async Task A_state_of_a_megabyte_comes_back_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(n => $"{n:0000000000}"));
        await Storage.WriteStateAsync("note", Grain, State(text));
        var read = State("?");
        await Storage.ReadStateAsync("note", Grain, read);
        Assert.Equal(text, read.State!.Text);
    }

    [Fact]
    public async Task A_thousand_grains_that_write_and_read_at_once_keep_apart()
    {
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(async n =>
        {
            var id = GrainId.Create("notebook", $"grain-{n}");
            var state = State("0");
            for (var version = 1; version <= 3; version++)
            {
                state.State!.Text = $"{n}/{version}";
                await Storage.WriteStateAsync("note", id, state);
            }

            var read = State("?");
            await Storage.ReadStateAsync("note", id, read);
            Assert.Equal(($"{n}/3", "3"), (read.State!.Text, read.ETag));
        }));
    }

    protected static GrainState<Note> State(string text) => new(new Note { Text = text });
}
