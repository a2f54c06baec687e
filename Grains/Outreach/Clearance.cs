using System.Diagnostics;

namespace LeadGrid.Outreach;

/// <summary>
/// The word of a Contact grain that one message may leave now: its permit has been used for it. Only <c>Departures</c>
/// makes one. No provider takes a message without, and a connection to a provider writes nothing outside of one.
/// </summary>
internal sealed class Clearance
{
    /// <summary>How long after the permit was used a message may still leave. The Contact grain waits longer than this.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(5);

    private static readonly AsyncLocal<Clearance?> s_current = new();
    private readonly long _since;

    /// <param name="since">
    /// A <see cref="Stopwatch"/> timestamp from before the permit was asked to be used, so that whoever counts from the grain's
    /// answer on counts longer. This clock goes on while the process is suspended.
    /// </param>
    internal Clearance(Guid permitId, long since) => (PermitId, _since) = (permitId, since);

    public Guid PermitId { get; }

    /// <summary>Nothing leaves any more: whoever still has something to write must not.</summary>
    public bool IsOver => Rest <= TimeSpan.Zero;

    /// <summary>How much of its life is left; zero or less: none.</summary>
    public TimeSpan Rest => Life - Stopwatch.GetElapsedTime(_since);

    /// <summary>The clearance under which the current flow of control writes; null: none.</summary>
    public static Clearance? Current => s_current.Value;

    /// <summary>Everything that is awaited inside writes under this clearance.</summary>
    public async Task<T> Under<T>(Func<Task<T>> send)
    {
        s_current.Value = this;
        try
        {
            return await send();
        }
        finally
        {
            s_current.Value = null;
        }
    }
}

/// <summary>A connection to a provider was asked to write without a permit, or too long after it was used. Nothing was written.</summary>
internal sealed class NotClearedException() : IOException("Nothing leaves without a permit, or after its time.");
