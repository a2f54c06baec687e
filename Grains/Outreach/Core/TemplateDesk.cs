using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Intake;

namespace LeadGrid.Outreach;

/// <summary>What may become of a template. Who may ask at all is the grain's to check.</summary>
internal static class TemplateDesk
{
    /// <summary>A version that was approved is kept as long as the template, since messages were made of it.</summary>
    private const int MaximumVersions = 100;

    public static TemplateResult Save(
        MessageTemplate? stored, string id, TemplateDraft draft, long expected, TemplateSignature author)
    {
        if (stored is not null && IsRepeated(stored, expected, TemplateStatus.Draft)
            && stored.Versions[^1].Author.Id == author.Id
            && Settings.Same(draft, new TemplateDraft(stored.Channel, stored.Versions[^1].Content)))
        {
            return new TemplateStored(stored);
        }

        if ((stored?.Revision ?? 0) != expected)
        {
            return new TemplateChanged(stored);
        }

        var faults = Faults(stored, id, draft);
        if (faults.Length > 0)
        {
            return new TemplateFaulty(faults);
        }

        TemplateVersion[] before = stored?.Versions ?? [];
        TemplateVersion[] kept = before is [.., { Status: TemplateStatus.Draft or TemplateStatus.Submitted }] ? before[..^1] : before;
        if (kept.Length >= MaximumVersions)
        {
            return new TemplateRefused($"It has had {MaximumVersions} approved versions: go on with a new template.", stored!);
        }

        var next = new TemplateVersion
        {
            Number = (before.LastOrDefault()?.Number ?? 0) + 1,
            Content = draft.Content,
            Status = TemplateStatus.Draft,
            Author = author,
        };
        return new TemplateStored(new MessageTemplate { Id = id, Channel = draft.Channel, Revision = expected + 1, Versions = [.. kept, next] });
    }

    public static TemplateResult Submit(MessageTemplate stored, long expected, TemplateOptions options)
    {
        var last = stored.Versions[^1];
        return IsRepeated(stored, expected, TemplateStatus.Submitted) ? new TemplateStored(stored)
            : stored.Revision != expected ? new TemplateChanged(stored)
            : last.Status != TemplateStatus.Draft ? new TemplateRefused("Save a draft first.", stored)
            : LacksAddress(stored, options) ? new TemplateFaulty([new FieldFault("content.purpose", TemplateWarnings.NoAddress)])
            : Stored(stored, [.. stored.Versions[..^1], last with { Status = TemplateStatus.Submitted }]);
    }

    /// <param name="trusted">LeadGrid itself, which ships templates: approves what it wrote.</param>
    public static TemplateResult Approve(
        MessageTemplate stored, long expected, TemplateSignature by, bool trusted, TemplateOptions options)
    {
        var last = stored.Versions[^1];
        return IsRepeated(stored, expected, TemplateStatus.Approved) && last.Approval!.Id == by.Id ? new TemplateStored(stored)
            : stored.Revision != expected ? new TemplateChanged(stored)
            : last.Status != TemplateStatus.Submitted ? new TemplateRefused("Submit a draft first.", stored)
            : last.Author.Id == by.Id && !trusted && !options.OwnApproval
                ? new TemplateRefused("Have another administrator approve it: this version is your own.", stored)
            : Stored(stored, [.. stored.Versions[..^1].Select(Retired), last with { Status = TemplateStatus.Approved, Approval = by }]);
    }

    public static TemplateResult Retire(MessageTemplate stored, long expected) =>
        stored.Revision == expected + 1 && !HasApproved(stored) ? new TemplateStored(stored)
        : stored.Revision != expected ? new TemplateChanged(stored)
        : !HasApproved(stored) ? new TemplateRefused("No version of it is approved: there is nothing to retire.", stored)
        : Stored(stored, [.. stored.Versions.Select(Retired)]);

    /// <summary>The template as this actor may see it; null: not at all.</summary>
    public static MessageTemplate? For(Actor actor, MessageTemplate? stored)
    {
        if (stored is null || actor.IsOperator())
        {
            return stored;
        }

        var approved = actor.Kind == ActorKind.Broker ? stored.Versions.Where(version => version.Status == TemplateStatus.Approved).ToArray() : [];
        return approved.Length == 0 ? null : stored with { Versions = [.. approved.Select(WithoutKeys)] };
    }

    private static bool IsRepeated(MessageTemplate stored, long expected, TemplateStatus status) =>
        stored.Revision == expected + 1 && stored.Versions[^1].Status == status;

    private static FieldFault[] Faults(MessageTemplate? stored, string id, TemplateDraft draft) =>
        stored is not null && stored.Channel != draft.Channel
            ? [new FieldFault("channel", "The channel of a template never changes: make another one.")]
            : TemplateRules.Check(id, draft);

    private static bool LacksAddress(MessageTemplate stored, TemplateOptions options) =>
        stored.Channel == ContactChannel.Email
        && stored.Versions[^1].Content.Purpose == ContactPurpose.Marketing
        && string.IsNullOrWhiteSpace(options.PostalAddress);

    private static bool HasApproved(MessageTemplate stored) => stored.Versions.Any(version => version.Status == TemplateStatus.Approved);

    private static TemplateStored Stored(MessageTemplate before, TemplateVersion[] versions) =>
        new(before with { Revision = before.Revision + 1, Versions = versions });

    private static TemplateVersion Retired(TemplateVersion version) =>
        version.Status == TemplateStatus.Approved ? version with { Status = TemplateStatus.Retired } : version;

    private static TemplateVersion WithoutKeys(TemplateVersion version) => version with
    {
        Author = version.Author with { Id = "" },
        Approval = version.Approval! with { Id = "" },
    };
}
