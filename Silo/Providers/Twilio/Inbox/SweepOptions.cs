using System.ComponentModel.DataAnnotations;

namespace LeadGrid.Providers.Twilio.Inbox;

/// <summary>Section <c>Providers:Twilio:Sweep</c> of the configuration.</summary>
internal sealed class SweepOptions
{
    public const string Section = "Providers:Twilio:Sweep";

    /// <summary>How often each number is swept.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Younger texts are the webhook's: Twilio waits 15 s for its answer, and for its fallback's as long again.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:30:00")]
    public TimeSpan Settle { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>So much of what was swept is listed again: clocks differ, and lists lag behind.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How far back a number is swept that never was.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan FirstBack { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How far back at most, after an outage of everything.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan LongestBack { get; set; } = TimeSpan.FromDays(14);

    [Range(1, 1_000)]
    public int PageSize { get; set; } = 200;

    /// <summary>Of one day of one number. What is beyond is said loudly, and looked for again.</summary>
    [Range(1, 1_000)]
    public int MaximumPages { get; set; } = 250;
}
