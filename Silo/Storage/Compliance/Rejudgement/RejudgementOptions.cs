using System.ComponentModel.DataAnnotations;

namespace LeadGrid.Storage.Compliance.Rejudgement;

/// <summary>Settings under <c>Rejudgement</c>.</summary>
internal sealed class RejudgementOptions
{
    /// <summary>
    /// How far back a day is judged that was missed or is asked for again. Who was on a list that has ended is kept for 31 days.
    /// </summary>
    public const int DaysBack = 28;

    /// <summary>The operator's time zone: whose midnight ends a day. Its name in the IANA time zone database.</summary>
    [Required]
    public string TimeZone { get; set; } = "America/New_York";

    /// <summary>How long after midnight: what left in the day's last moments has come to rest by then.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "12:00:00")]
    public TimeSpan Settle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How often a silo looks whether there is a day to judge.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "01:00:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Contacts in one batch: their whole ledgers are in memory.</summary>
    [Range(1, 1_000)]
    public int Batch { get; set; } = 100;
}
