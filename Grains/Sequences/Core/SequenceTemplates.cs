using LeadGrid.Compliance;
using LeadGrid.Outreach;

namespace LeadGrid.Sequences;

/// <summary>Whether a step can be sent by the template that it names.</summary>
internal static class SequenceTemplates
{
    public static ContactChannel ChannelOf(SequenceStep step) =>
        step.Kind == SequenceStepKind.Email ? ContactChannel.Email : ContactChannel.Sms;

    /// <returns>Why not; null: it can.</returns>
    public static string? Refuse(SequenceStep step, MessageTemplate? template)
    {
        if (template is null)
        {
            return "There is no template of that name.";
        }

        if (template.Channel != ChannelOf(step))
        {
            return "That template is for another channel.";
        }

        return template.Versions.Any(version => version.Status == TemplateStatus.Approved) ? null : "No version of that template is approved.";
    }
}
