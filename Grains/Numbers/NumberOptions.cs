using System.ComponentModel.DataAnnotations;

namespace LeadGrid.Numbers;

/// <summary>Section <c>Numbers</c> of the configuration.</summary>
internal sealed class NumberOptions
{
    public const string Section = "Numbers";

    /// <summary>
    /// How long a released number stays away from campaigns. Carriers age a number for 45 to 90 days before somebody else may get it
    /// (47 CFR 52.15(f)(1)(ii)): for as long, people take who writes from it for whoever wrote before.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan Quarantine { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a number that does badly sends nothing.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Rest { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Older texts say nothing of how a number does.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(3);

    /// <summary>So many of its newest texts are looked at, at most.</summary>
    [Range(10, 5_000)]
    public int Newest { get; set; } = 500;

    /// <summary>Fewer texts than that judge nothing.</summary>
    [Range(1, 5_000)]
    public int LeastMessages { get; set; } = 50;

    /// <summary>It rests where a smaller part of them arrived. Leads' numbers are often wrong: the bar is low.</summary>
    [Range(0, 1)]
    public double LeastDelivered { get; set; } = 0.7;

    /// <summary>It rests where carriers held back a larger part of them.</summary>
    [Range(0, 1)]
    public double MostBlocked { get; set; } = 0.05;
}
