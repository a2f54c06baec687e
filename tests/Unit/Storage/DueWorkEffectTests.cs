using Npgsql;

namespace LeadGrid.Storage.DueWork;

public sealed class DueWorkEffectTests
{
    [Fact]
    public void Effects_with_the_same_method_are_given_to_one_call_of_it()
    {
        using var batch = new NpgsqlBatch();
        DueWorkEffect.Append(batch, [DueWorkEffect.Of(1, Numbers), DueWorkEffect.Of("a", Texts), DueWorkEffect.Of(2, Numbers), DueWorkEffect.Of(3, Numbers)]);
        Assert.Equal(["numbers 1 2 3", "texts a"], Statements(batch));
    }

    [Fact]
    public void Methods_that_capture_something_else_are_called_apart()
    {
        using var batch = new NpgsqlBatch();
        DueWorkEffect.Append(batch, [Under("x", 1), Under("y", 2)]);
        Assert.Equal(["x 1", "y 2"], Statements(batch));

        static DueWorkEffect Under(string name, int number) => DueWorkEffect.Of(number, (into, all) => into.Append($"{name} {string.Join(' ', all)}"));
    }

    [Fact]
    public void Without_effects_nothing_is_appended()
    {
        using var batch = new NpgsqlBatch();
        DueWorkEffect.Append(batch, []);
        Assert.Empty(batch.BatchCommands);
    }

    private static IEnumerable<string> Statements(NpgsqlBatch batch) =>
        batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(c => c.CommandText).Order();

    private static void Numbers(NpgsqlBatch batch, IReadOnlyList<int> all) => batch.Append($"numbers {string.Join(' ', all)}");

    private static void Texts(NpgsqlBatch batch, IReadOnlyList<string> all) => batch.Append($"texts {string.Join(' ', all)}");
}
