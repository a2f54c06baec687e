namespace LeadGrid.Mailings;

/// <summary>Spreads a mailing's e-mails evenly over the hours. What could not be sent in its minute is not made up for in a burst.</summary>
internal sealed class MailingPace(int perHour, DateTimeOffset start)
{
    /// <summary>As much may be written at once as a turn that comes late has missed.</summary>
    private static readonly TimeSpan s_mostSaved = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(2);
    private readonly TimeSpan _each = TimeSpan.FromHours(1) / perHour;
    private DateTimeOffset _used = start - TimeSpan.FromHours(1) / perHour;

    /// <summary>How long after a turn the next one comes.</summary>
    public TimeSpan Between => _each > s_shortest ? _each : s_shortest;

    /// <returns>E-mails that may be written now; 0: not yet.</returns>
    public int Allowed(DateTimeOffset now, int most)
    {
        var saved = _each > s_mostSaved ? _each : s_mostSaved;
        _used = now - _used > saved ? now - saved : _used;
        return (int)Math.Clamp((now - _used) / _each, 0, most);
    }

    public void Written(int count) => _used += count * _each;
}
