using System.Diagnostics;

namespace LeadGrid.Intake;

/// <summary>A batch has time: when the router says that too much waits, its next slice waits too.</summary>
internal static class BatchRetry
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static async Task<IntakeAnswer[]> WhileOverloaded(Func<Task<IntakeAnswer[]>> submit, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await submit();
            }
            catch (OverloadedException e) when (Stopwatch.GetElapsedTime(started) < Limit)
            {
                await Task.Delay(e.RetryAfter, cancellation);
            }
        }
    }
}
