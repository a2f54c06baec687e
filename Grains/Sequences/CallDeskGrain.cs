namespace LeadGrid.Sequences;

/// <summary>
/// Keeps a broker, by id, from being asked for more calls than a day holds, though many leads wake at once when he returns. What it
/// does not know, it reads: a second activation may let a few more through, which harms nobody.
/// </summary>
[Alias("call-desk-grain")]
internal interface ICallDeskGrain : IGrainWithStringKey
{
    /// <param name="most">Calls that may stand due.</param>
    /// <returns>Whether the broker may be asked to call the lead.</returns>
    [Alias("take")]
    Task<bool> Take(Guid lead, int most);
}

/// <summary>Reads which leads a broker is asked to call.</summary>
internal interface IDueCallRows
{
    /// <returns>At most <paramref name="limit"/>.</returns>
    Task<Guid[]> Of(string brokerId, int limit, CancellationToken cancellation);
}

internal sealed class CallDeskGrain(IDueCallRows rows, TimeProvider time) : Grain, ICallDeskGrain
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);
    private readonly DueCalls _calls = new();
    private DateTimeOffset _readAt;

    public async Task<bool> Take(Guid lead, int most)
    {
        var now = time.GetUtcNow();
        if (now - _readAt > s_fresh)
        {
            using var timeout = new CancellationTokenSource(s_timeout);
            _calls.Read(await rows.Of(this.GetPrimaryKeyString(), most, timeout.Token), now);
            _readAt = now;
        }

        return _calls.Take(lead, most, now);
    }
}
