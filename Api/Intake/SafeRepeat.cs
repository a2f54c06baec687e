using LeadGrid.Edges;

namespace LeadGrid.Intake;

/// <summary>
/// Repeats a call whose outcome is unknown, where every post of it carries what makes a repeat safe. Without that nothing
/// is repeated: Orleans says the same of a call that was never sent and of one that was done and whose answer was lost,
/// and a lead that is posted twice would be answered as its own duplicate.
/// </summary>
internal static class SafeRepeat
{
    /// <summary>
    /// How long one attempt is waited for. A call that was on its way through a silo that died is never answered; waiting
    /// longer than a loaded router takes would only keep the seller.
    /// </summary>
    public static readonly TimeSpan Attempt = TimeSpan.FromSeconds(8);

    /// <summary>After this no further attempt is begun: silos find out that one is gone within ten seconds.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a call that may not be repeated is waited for: longer than silos take to find out that one is gone, so
    /// that a queue that stood still meanwhile is still answered.
    /// </summary>
    public static readonly TimeSpan Once = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static bool IsSafe(IntakeRequest request) =>
        request.Test || request.Items.All(item => item.IdempotencyKey is not null || !string.IsNullOrWhiteSpace(item.Post.ExternalId));

    public static async Task<IntakeAnswer[]> Submit(
        IntakeRequest request, Func<IntakeRequest, Task<IntakeAnswer[]>> submit, TimeProvider time, CancellationToken cancellation)
    {
        if (!IsSafe(request))
        {
            return await submit(request).WaitAsync(Once, time, cancellation);
        }

        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await submit(request).WaitAsync(Attempt, time, cancellation);
            }
            catch (Exception e) when (Faults.IsUnknown(e) && time.GetElapsedTime(started) < Limit)
            {
                await Task.Delay(Pause, time, cancellation);
            }
        }
    }
}
