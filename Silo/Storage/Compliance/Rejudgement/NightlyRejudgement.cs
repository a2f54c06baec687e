using Microsoft.Extensions.Options;

namespace LeadGrid.Storage.Compliance.Rejudgement;

/// <summary>Judges each day's contacts again when the day is over: one silo at a time, and missed days after an outage.</summary>
internal sealed partial class NightlyRejudgement(
    AccuracyTable table, DayRun run, RunLock running, IOptions<RejudgementOptions> options, TimeProvider time, ILogger<NightlyRejudgement> log)
    : BackgroundService
{
    /// <summary>What the lock is for.</summary>
    internal const string Work = "rejudgement";
    private static readonly TimeSpan s_batchTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Judges whatever waits. Nothing, where another silo is at it.</summary>
    internal async Task Look(CancellationToken cancellation)
    {
        await using (var held = await running.Take(Work, cancellation))
        {
            while (held is not null && await Step(cancellation))
            {
            }
        }

        var (accuracy, waiting) = await table.Figures(cancellation);
        AccuracyMeter.Accuracy.Show(accuracy is { } figure ? [("", figure)] : []);
        AccuracyMeter.Waiting.Show([("", waiting)]);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.LookEvery, time);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, the figure is not known: said loudly, and tried again at the next look.
                LogNotJudged(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> Step(CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(s_batchTimeout);
        if (await run.Step(timeout.Token) is not { } batch)
        {
            return false;
        }

        foreach (var difference in batch.Saved ? batch.Differences : [])
        {
            var objections = string.Join(", ", difference.Objections);
            LogDifference(batch.Day, objections, difference.Contact, difference.PermitId, difference.MessageId, difference.DataVersion);
            AccuracyMeter.Found(difference.Objections[0]);
        }

        return true;
    }
}
