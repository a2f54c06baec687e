using LeadGrid.Storage.Log;
using LeadGrid.Telemetry;

namespace LeadGrid.Streams;

/// <summary>How long an open transaction has held the log back, as this silo's tail sees it.</summary>
internal static class LogTailMeter
{
    private static readonly Lock Gate = new();
    private static LogHorizon s_horizon;
    private static long s_since;
    private static TimeProvider? s_time;

    static LogTailMeter() => LeadGridMetrics.Meter.CreateObservableGauge(
        "leadgrid.log.horizon_age", () => Age.TotalSeconds, "s", "How long the oldest open writer has held the log back");

    public static TimeSpan Age
    {
        get
        {
            lock (Gate)
            {
                return s_time is { } time && s_horizon.Xmin < s_horizon.Xmax ? time.GetElapsedTime(s_since) : TimeSpan.Zero;
            }
        }
    }

    public static void Observe(LogHorizon horizon, TimeProvider time)
    {
        lock (Gate)
        {
            if (horizon.Xmin != s_horizon.Xmin || s_time is null)
            {
                s_since = time.GetTimestamp();
            }

            (s_horizon, s_time) = (horizon, time);
        }
    }
}
