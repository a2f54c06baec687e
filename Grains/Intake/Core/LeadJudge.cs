using LeadGrid.Campaigns;
using LeadGrid.Scoring;

namespace LeadGrid.Intake;

/// <summary>Normalises, validates and scores a post by its campaign's settings.</summary>
internal static class LeadJudge
{
    private const int MaximumExternalIdLength = 200;

    /// <param name="campaign">Settings that <see cref="CampaignRules.Check"/> found no fault with.</param>
    /// <param name="seller">Who posted it.</param>
    public static JudgedLead Judge(LeadPost post, CampaignDefinition campaign, string seller, DateTimeOffset now)
    {
        var findings = new Findings(post.Faults, post.Warnings);
        var lead = Read(post, campaign, now, findings);
        var facts = FactSheet.Of(lead, campaign, seller, now);
        var (score, reasons) = ScorecardScorer.Score(DefaultScorecard.UnlessGiven(campaign.Scorecard), facts);
        facts.Values[Paths.Score] = [FactSheet.Number(score)];
        CriteriaRules.Check(campaign.Criteria, facts, findings);
        return new()
        {
            FirstName = lead.FirstName ?? "",
            LastName = lead.LastName ?? "",
            LastNameKey = NameRules.KeyOf(lead.LastName),
            Phone = lead.Phone?.E164,
            PhoneFacts = lead.Phone?.Facts,
            Email = lead.Email?.Address,
            EmailKey = lead.Email?.Key,
            Address = lead.Address,
            Attributes = lead.Attributes,
            Consent = lead.Consent,
            ExternalId = lead.ExternalId,
            Cost = lead.Cost,
            Faults = findings.Faults,
            Repairs = findings.Repairs,
            Flags = findings.Flags,
            Warnings = findings.Warnings,
            Facts = facts,
            Score = score,
            ScoreReasons = reasons,
        };
    }

    private static LeadReading Read(LeadPost post, CampaignDefinition campaign, DateTimeOffset now, Findings findings)
    {
        var posted = post.Address ?? AddressRules.Blank;
        var address = AddressRules.Read(posted, findings);
        var region = address.Country!;
        var lead = new LeadReading(
            NameRules.ReadFirst(post.FirstName, findings),
            NameRules.ReadLast(post.LastName, findings),
            PhoneRules.Read("phone", post.Phone, region, findings),
            EmailRules.Read("email", post.Email, findings),
            address,
            AttributeRules.Read(post.Attributes, campaign.Fields, findings),
            ConsentRules.Read(post.Consent, region, now, findings),
            FieldText.Read("externalId", post.ExternalId, MaximumExternalIdLength, findings),
            CostRules.Read(post.Cost, post.Currency, campaign.Currency, findings));
        RequiredFieldRules.Check(post, address, campaign.RequiredFields, findings);
        JunkRuleBook.Default.Apply(lead, findings);
        return lead with { Flags = findings.Flags, RepairCount = findings.Repairs.Length };
    }
}
