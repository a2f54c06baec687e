using System.Text.Json;
using LeadGrid.Storage;
using Microsoft.Extensions.Options;
using Polly;

namespace LeadGrid.Providers.Twilio.Inbox;

/// <summary>
/// Looks at Twilio for texts that no webhook brought: nobody's STOP is lost because our address was not reached for longer than Twilio
/// tries. One silo at a time; a number's mark moves only when everything before it has been handed over.
/// </summary>
internal sealed partial class InboundSweep(
    TwilioInbox inbox, ISweepMarks marks, CampaignNumbers numbers, TextHandover handover, RunLock locks, IOptions<SweepOptions> options, TimeProvider time,
    ILogger<InboundSweep> log) : BackgroundService
{
    private const string Work = "inbound sweep";

    // Looked at so often; whose turn it is, the marks say. So one that failed is tried again before its next turn.
    private const int Looks = 5;
    private readonly SweepOptions _options = options.Value;

    /// <summary>Sweeps the numbers whose turn it is. Nothing, where another silo is at it.</summary>
    internal async Task Look(CancellationToken cancellation)
    {
        await using (var held = await locks.Take(Work, cancellation))
        {
            if (held is not null)
            {
                await Sweep(cancellation);
            }
        }

        SweepMeter.Behind.Show(await marks.Behind(cancellation) is { } behind ? [("", behind)] : []);
    }

    internal async Task Sweep(CancellationToken cancellation)
    {
        await marks.TakeUp(await numbers.All(), cancellation);
        foreach (var due in await marks.Due(cancellation))
        {
            try
            {
                SweepMeter.Swept(await Sweep(due, cancellation) ? "done" : "late");
            }
            catch (Exception e) when (e is HttpRequestException or JsonException or TimeoutException or ExecutionRejectedException
                || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                SweepMeter.Swept("failed");
                LogNotListed(due.Number, e);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.Every / Looks, time);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database or the cluster: said, and tried again at the next look.
                LogNotSwept(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> Sweep(DueNumber due, CancellationToken cancellation)
    {
        var until = due.Now - _options.Settle;
        var from = Later(due.SweptTo - _options.Overlap, due.Now - _options.LongestBack);
        var settled = true;
        for (var day = Day(from); day <= Day(until); day = day.AddDays(1))
        {
            var listed = await inbox.Day(due.Number, day, from, cancellation);
            var handed = await handover.All(listed.Texts.Where(text => text.At <= until), cancellation);
            if (!listed.Whole)
            {
                LogTooMany(due.Number, day);
            }

            // Whatever waits, nobody else's STOP waits for it. What a text means that comes after younger ones, its own date says.
            settled &= handed && listed.Whole;
        }

        if (settled)
        {
            await marks.Swept(due.Number, until, cancellation);
        }

        return settled;
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    [LoggerMessage(2432, LogLevel.Warning, "Texts to {Number} could not be listed at Twilio; it is tried again")]
    private partial void LogNotListed(string number, Exception exception);

    [LoggerMessage(2433, LogLevel.Error, "There are more texts to {Number} on {Day} than Providers:Twilio:Sweep:MaximumPages lets be read: the older ones wait")]
    private partial void LogTooMany(string number, DateOnly day);

    [LoggerMessage(2434, LogLevel.Error, "Texts that no webhook brought could not be looked for; it is tried again")]
    private partial void LogNotSwept(Exception exception);
}
