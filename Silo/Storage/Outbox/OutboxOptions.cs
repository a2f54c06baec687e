using System.ComponentModel.DataAnnotations;

namespace LeadGrid.Storage.Outbox;

/// <summary>Settings under <c>Outbox</c>.</summary>
internal sealed class OutboxOptions
{
    /// <summary>Effects under way in one silo. Each waits for somebody else's server.</summary>
    [Range(1, 10_000)]
    public int Concurrency { get; set; } = 128;

    /// <summary>How long an idle pump waits before it looks again.</summary>
    public TimeSpan IdlePoll { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How long a silo may take for one effect before another may claim it. Far longer than a message may leave after its permit
    /// was used: who claims it then must be sure that it has left or never will.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>When an effect is broken off.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause after an attempt that failed in a way nobody foresaw, doubled each time up to an hour.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a silo that stops lets what is under way finish.</summary>
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(10);
}
