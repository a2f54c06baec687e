using System.Text.Json;

namespace LeadGrid.Compliance;

/// <param name="Reason">For whoever reads the history.</param>
/// <param name="ConfirmLaxer">More will be allowed than before, and that is meant.</param>
internal sealed record RuleChangesBody(RuleChangeBody[] Changes, string Reason, bool ConfirmLaxer = false)
{
    public static readonly RuleChangesBody Example = new(
        [
            new RuleChangeBody(RuleList.Rules, RuleAction.Add, "us-ny-emergency", JsonSerializer.SerializeToElement(new
            {
                id = "us-ny-emergency",
                kind = "emergency",
                value = new { text = "A state of emergency is declared in New York." },
                jurisdiction = "US-NY",
                channels = (string[])["voice", "ai_voice"],
                purposes = (string[])["marketing"],
                source = "Executive Order 48",
                mark = "R",
                effectiveFrom = "2026-12-01",
                effectiveTo = "2026-12-31",
            }))
        ],
        "Declared on 2026-11-30");

    public RuleChangeRequest ToRequest() => new([.. Changes.Select(change => change.ToChange())], Reason, ConfirmLaxer);
}

/// <param name="Id">The row's id; for holidays its jurisdiction and year, such as US-AL 2027.</param>
/// <param name="Row">With add and replace: the whole row, as it is shown.</param>
/// <param name="EffectiveTo">With end: the last local day on which it holds.</param>
internal sealed record RuleChangeBody(RuleList List, RuleAction Action, string Id, JsonElement? Row = null, DateOnly? EffectiveTo = null)
{
    public RuleChange ToChange() => new(List, Action, Id, Row?.GetRawText(), EffectiveTo);
}

/// <param name="Check">The body of a check.</param>
internal sealed record RuleTrialBody(JsonElement Check, RuleChangeBody[] Changes);
