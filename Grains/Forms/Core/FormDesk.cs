using LeadGrid.Campaigns;

namespace LeadGrid.Forms;

/// <summary>What may become of a form. Who may ask at all is the grain's to check.</summary>
internal static class FormDesk
{
    /// <summary>A version that was published is kept as long as the form, since people agreed to what it says.</summary>
    public const int MaximumVersions = 200;

    public static FormResult Save(CampaignForm? stored, FormContent content, long expected, FormSignature author, CampaignDefinition campaign)
    {
        if (stored is not null && IsRepeated(stored, expected, FormStatus.Draft) && Settings.Same(content, stored.Versions[^1].Content))
        {
            return new FormStored(stored);
        }

        if ((stored?.Revision ?? 0) != expected)
        {
            return new FormChanged(stored);
        }

        var faults = FormRules.Check(content, campaign);
        if (faults.Length > 0)
        {
            return new FormFaulty(faults);
        }

        FormVersion[] before = stored?.Versions ?? [];
        FormVersion[] kept = [.. before.Where(version => version.Status != FormStatus.Draft)];
        if (kept.Length >= MaximumVersions)
        {
            return new FormRefused($"It has had {MaximumVersions} published versions: go on with a new campaign.", stored!);
        }

        var next = new FormVersion
        {
            Number = before.Length == 0 ? 1 : before[^1].Number + 1,
            Content = content,
            Status = FormStatus.Draft,
            Author = author,
        };
        return new FormStored(new CampaignForm { Campaign = campaign.Code, Revision = expected + 1, Versions = [.. kept, next] });
    }

    /// <summary>Checked once more: the campaign may have changed since it was saved.</summary>
    public static FormResult Publish(CampaignForm stored, long expected, FormSignature by, CampaignDefinition campaign)
    {
        var last = stored.Versions[^1];
        if (IsRepeated(stored, expected, FormStatus.Published))
        {
            return new FormStored(stored);
        }

        if (stored.Revision != expected)
        {
            return new FormChanged(stored);
        }

        if (last.Status != FormStatus.Draft)
        {
            return new FormRefused("Save a draft first: this version is published already.", stored);
        }

        var faults = FormRules.Check(last.Content, campaign);
        if (faults.Length > 0)
        {
            return new FormFaulty(faults);
        }

        return new FormStored(stored with
        {
            Revision = stored.Revision + 1,
            Versions = [.. stored.Versions[..^1].Select(Retired), last with { Status = FormStatus.Published, Publication = by }],
        });
    }

    private static bool IsRepeated(CampaignForm stored, long expected, FormStatus status) =>
        stored.Revision == expected + 1 && stored.Versions[^1].Status == status;

    private static FormVersion Retired(FormVersion version) => version with { Status = FormStatus.Retired };
}
