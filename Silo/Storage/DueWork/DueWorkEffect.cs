using Npgsql;

namespace LeadGrid.Storage.DueWork;

/// <summary>
/// What a piece of work changes exactly once: written in the transaction that removes its row, and many pieces' together,
/// since a statement of a thousand rows costs less than ten of one.
/// </summary>
internal abstract class DueWorkEffect
{
    private readonly Delegate _append;

    private DueWorkEffect(Delegate append) => _append = append;

    /// <param name="append">
    /// Appends the statements that write any number of such effects. Effects with the same method are given to one call of
    /// it, in no order; a method that captures something is the same as no other.
    /// </param>
    public static DueWorkEffect Of<T>(T effect, Action<NpgsqlBatch, IReadOnlyList<T>> append) => new Typed<T>(effect, append);

    public static void Append(NpgsqlBatch batch, IEnumerable<DueWorkEffect> effects)
    {
        foreach (var alike in effects.GroupBy(e => e._append))
        {
            alike.First().AppendAll(batch, alike);
        }
    }

    protected abstract void AppendAll(NpgsqlBatch batch, IEnumerable<DueWorkEffect> alike);

    private sealed class Typed<T>(T effect, Action<NpgsqlBatch, IReadOnlyList<T>> append) : DueWorkEffect(append)
    {
        private T Effect { get; } = effect;

        protected override void AppendAll(NpgsqlBatch batch, IEnumerable<DueWorkEffect> alike) =>
            append(batch, [.. alike.Select(e => ((Typed<T>)e).Effect)]);
    }
}
