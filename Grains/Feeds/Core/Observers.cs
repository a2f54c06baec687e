namespace LeadGrid.Feeds.Core;

/// <summary>Who observes, and until when unless it is renewed: an Api process that dies says no goodbye.</summary>
internal sealed class Observers<T>(TimeSpan lifetime)
    where T : notnull
{
    private readonly Dictionary<T, DateTimeOffset> _until = [];

    public bool IsEmpty => _until.Count == 0;

    /// <summary>A copy: whoever turns out to be faulty can be removed while it is walked.</summary>
    public T[] All => [.. _until.Keys];

    public void Renew(T observer, DateTimeOffset now) => _until[observer] = now + lifetime;

    public void Remove(T observer) => _until.Remove(observer);

    public void Expire(DateTimeOffset now)
    {
        foreach (var (observer, until) in _until)
        {
            if (until <= now)
            {
                // Removing while walking is allowed for this type; adding is not.
                _until.Remove(observer);
            }
        }
    }
}
