using System.Diagnostics.Metrics;
using LeadGrid.Leads;
using LeadGrid.Telemetry;

namespace LeadGrid.Benchmarks.Due;

/// <summary>
/// Pieces that are due now, and word of when all of them are done: by the pump's own counter, so that the wait asks nothing
/// of the database that is measured.
/// </summary>
internal sealed class Fired : IDisposable
{
    public const DueWorkKind Kind = (DueWorkKind)99;

    /// <summary>The effect: a row.</summary>
    public const string Table = "CREATE TABLE fired (lead_id uuid)";

    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MeterListener _listener = new();
    private long _left;

    public Fired(long pieces)
    {
        _left = pieces;
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == LeadGridTelemetry.Name && instrument.Name == "leadgrid.due_work.done")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, done, tags, _) =>
        {
            if (tags.Contains(new("outcome", "done")) && Interlocked.Add(ref _left, -done) <= 0)
            {
                _all.TrySetResult();
            }
        });
        _listener.Start();
    }

    public Task All => _all.Task.WaitAsync(TimeSpan.FromMinutes(5));

    /// <param name="every">Between one and the next; nothing where all are due at once.</param>
    public static async Task MakeDue(OwnDatabase database, int pieces, TimeSpan every = default)
    {
        await database.Do("TRUNCATE fired");
        await database.Do(DueAt(pieces, every));
    }

    public static string DueAt(int pieces, TimeSpan every) => $"""
        INSERT INTO due_work (campaign, lead_id, kind, due_at, version)
        SELECT 'campaign ' || n % 100, gen_random_uuid(), {(short)Kind}, now() + n * interval '{every.TotalMilliseconds} milliseconds', 7
        FROM generate_series(1, {pieces}) AS n
        """;

    /// <exception cref="InvalidOperationException">Not each of them once.</exception>
    public static async Task Check(OwnDatabase database, int pieces)
    {
        var effects = await database.Ask<long>("SELECT count(DISTINCT lead_id) FROM fired");
        var left = await database.Ask<long>("SELECT count(*) FROM due_work WHERE version = 7");
        if ((effects, left) != (pieces, 0))
        {
            throw new InvalidOperationException($"{effects} of {pieces} pieces took effect, and {left} are left.");
        }
    }

    public void Dispose() => _listener.Dispose();
}
