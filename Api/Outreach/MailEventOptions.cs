using System.ComponentModel.DataAnnotations;

namespace LeadGrid.Outreach;

/// <summary>Section <c>Outreach:MailEvents</c>: who may report bounces and complaints.</summary>
internal sealed class MailEventOptions
{
    public const string Section = "Outreach:MailEvents";

    /// <summary>Shared with whoever reports. Empty: nobody may, and there is no such address.</summary>
    [MinLength(16)]
    public string? Secret { get; set; }

    /// <summary>How old a report may be, and how far ahead its clock: what was recorded once cannot be sent again later.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromMinutes(5);
}
