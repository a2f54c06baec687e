namespace LeadGrid.Outreach;

/// <summary>Section <c>Outreach:Measure</c>: whether LeadGrid may know at all what people do with its e-mails.</summary>
public sealed class MeasureOptions
{
    public const string Section = "Outreach:Measure";

    /// <summary>Whether e-mails may carry a picture that tells when they are opened; a campaign may leave it out.</summary>
    public bool Opens { get; set; } = true;

    /// <summary>Whether links in e-mails lead by way of us, so that it is known that they were followed.</summary>
    public bool Clicks { get; set; } = true;
}
