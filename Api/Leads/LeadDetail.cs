using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LeadGrid.Intake;
using LeadGrid.Scoring;
using LeadGrid.Sequences;

namespace LeadGrid.Leads;

/// <summary>A lead opened.</summary>
internal sealed record LeadDetail : LeadSummary
{
    [SetsRequiredMembers]
    private LeadDetail(LeadSummary summary)
        : base(summary)
    {
    }

    public PostedAddress? Address { get; init; }

    /// <summary>Scalars by name.</summary>
    public Dictionary<string, object> Attributes { get; init; } = [];
    public PostedConsent? Consent { get; init; }
    public string? ExternalId { get; init; }
    public Money? Cost { get; init; }
    public Money? Revenue { get; init; }

    /// <summary>Their points add up to the score.</summary>
    public ScoreReason[] ScoreReasons { get; init; } = [];
    public RepairedValue[] Repairs { get; init; } = [];
    public PhoneFacts? PhoneFacts { get; init; }

    /// <summary>Why it was lost or returned.</summary>
    public string? Reason { get; init; }

    /// <summary>The commands that the caller may give now, by the last part of their address.</summary>
    public string[] Commands { get; init; } = [];

    /// <summary>Its run through a sequence; null: none.</summary>
    public FollowUpView? FollowUp { get; init; }

    /// <summary>How fast it was dealt with.</summary>
    public SpeedToLead Speed { get; init; } = new();

    public static LeadDetail From(LeadView view) => new(LeadSummary.From(view.Row))
    {
        Address = view.Address,
        Attributes = view.Attributes.ToDictionary(a => a.Name, Scalar),
        Consent = view.Consent,
        ExternalId = view.ExternalId,
        Cost = view.Cost,
        Revenue = view.Revenue,
        ScoreReasons = view.ScoreReasons,
        Repairs = view.Repairs,
        PhoneFacts = view.Phone,
        Reason = view.Reason,
        Commands = view.Commands,
        FollowUp = view.FollowUp,
        Speed = view.Speed,
    };

    private static object Scalar(PostedAttribute attribute) => attribute.Kind switch
    {
        ScalarKind.Boolean => attribute.Value == "true",
        ScalarKind.Number when decimal.TryParse(attribute.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        ScalarKind.Number or ScalarKind.Text => attribute.Value,
    };
}
