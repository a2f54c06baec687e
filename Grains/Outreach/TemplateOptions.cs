using System.ComponentModel.DataAnnotations;

namespace LeadGrid.Outreach;

/// <summary>Section <c>Templates</c> of the configuration.</summary>
public sealed class TemplateOptions
{
    public const string Section = "Templates";

    /// <summary>
    /// The operator's postal address, on one line. Marketing e-mail must carry it (CAN-SPAM), so without one no template of
    /// such e-mails can be submitted.
    /// </summary>
    [StringLength(300)]
    public string PostalAddress { get; set; } = "";

    /// <summary>
    /// What one segment of a text costs, carrier fees included. The default is Twilio's list price for the United States (0.0083)
    /// with a usual carrier fee (0.003), both as of 2026: read your own contract.
    /// </summary>
    [Range(typeof(decimal), "0", "10", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public decimal SegmentPrice { get; set; } = 0.0113m;

    /// <summary>ISO 4217, of <see cref="SegmentPrice"/>.</summary>
    [RegularExpression("[A-Z]{3}")]
    public string Currency { get; set; } = "USD";

    /// <summary>
    /// Whether administrators may approve what they wrote themselves. Two pairs of eyes are the default; where there is one
    /// administrator, as in the demo, it takes this.
    /// </summary>
    public bool OwnApproval { get; set; }
}
