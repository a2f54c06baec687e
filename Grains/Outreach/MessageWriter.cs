using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Leads;
using Microsoft.Extensions.Options;

namespace LeadGrid.Outreach;

/// <summary>Makes the words of a message: of an approved template and what is known of the person, or of what a broker wrote.</summary>
internal sealed class MessageWriter(IGrainFactory grains, IOptions<TemplateOptions> options, IOptions<MeasureOptions> measure, OwnLinks links)
{
    /// <returns>What is to be sent, or why nothing is.</returns>
    public async Task<(WrittenMessage? Written, MessageNotTaken? Refusal)> Write(
        Actor actor, LeadState lead, MessageDraft draft, CampaignDefinition campaign)
    {
        if (draft.Template is not { } id)
        {
            return (new WrittenMessage(new MessageContent(draft.Text!, draft.Subject), null, null), null);
        }

        var template = await grains.GetGrain<ITemplateGrain>(id).Get(actor);
        if (template?.Versions.LastOrDefault(version => version.Status == TemplateStatus.Approved) is not { } approved)
        {
            return (null, new MessageNotTaken("template", "There is no approved template of that name."));
        }

        if (template.Channel != draft.Channel)
        {
            return (null, new MessageNotTaken("template", "That template is for another channel."));
        }

        var purpose = approved.Content.Purpose;
        // The hour in a message goes by the whole number, which its broker is not shown.
        var values = LeadMerge.Of(LeadViews.For(MessageSteps.Outreach, lead), campaign.Name, links.Booking(lead.Id))
            .With(MergeFields.PreferencesLink, links.Preferences(draft.Id).AbsoluteUri);
        var message = Rendering.Of(draft.Channel, approved.Content, values, Head(draft.Id, campaign.Outreach.PostalAddress, purpose));
        return message.Missing.Length > 0
            ? (null, new MessageNotTaken("template", $"The lead lacks what the template needs: {string.Join(", ", message.Missing)}."))
            : (new WrittenMessage(new MessageContent(message.Text, message.Subject, message.Html), purpose, $"{id} {approved.Number}"), null);
    }

    /// <summary>
    /// A message as it leaves. What a broker wrote gets sender, way out and address where it turns out to be marketing: nobody
    /// answers the person then.
    /// </summary>
    public OutgoingMessage Frame(OutgoingMessage message, ContactPurpose purpose) => message switch
    {
        { Template: not null, Html: { } html } => message with { Html = Measured(message, html) },
        { Template: not null } => message,
        { Permit.Channel: ContactChannel.Email } => message with
        {
            Text = MailFrame.Plain(message.Text, message.Sender, "", purpose == ContactPurpose.Marketing, Head(message.Id, message.PostalAddress, purpose)),
        },
        _ => message with { Text = TextFrame.Of(message.Text, message.Sender, "", purpose == ContactPurpose.Marketing) },
    };

    /// <summary>What a version says to a person whom nobody is, with a way out that works.</summary>
    public RenderedMessage Sample(ContactChannel channel, TemplateContent content, Guid messageId, string? postalAddress) =>
        Rendering.Of(
            channel, content, MergeFields.Sample.With(MergeFields.PreferencesLink, links.Preferences(messageId).AbsoluteUri), Head(messageId, postalAddress, content.Purpose));

    /// <summary>The e-mail that asks for a confirmation. It offers nothing: until it is answered, nothing may be offered.</summary>
    public MessageContent Confirmation(Guid messageId, string? sender, string language) =>
        ConfirmationWords.Of(language, sender, links.Confirm(messageId), links.Preferences(messageId));

    /// <returns>How many links of an e-mail of ours tell when they are followed.</returns>
    public int MeasuredLinks(string html) => MeasuredHtml.Count(html, links.IsOwn);

    /// <summary>The one-click address of an e-mail (RFC 8058); null with what is no marketing.</summary>
    public Uri? Unsubscribe(Guid messageId, ContactPurpose purpose) => purpose == ContactPurpose.Marketing ? links.Unsubscribe(messageId) : null;

    private string Measured(OutgoingMessage message, string html)
    {
        var led = measure.Value.Clicks ? MeasuredHtml.Of(html, place => links.Click(message.Id, place), links.IsOwn) : html;
        return measure.Value.Opens && message.MeasureOpens ? MeasuredHtml.WithPicture(led, links.Open(message.Id)) : led;
    }

    private Letterhead Head(Guid messageId, string? postalAddress, ContactPurpose purpose) =>
        new(postalAddress ?? options.Value.PostalAddress, Unsubscribe(messageId, purpose));
}

/// <param name="Purpose">Of the template; null: the thread decides.</param>
internal sealed record WrittenMessage(MessageContent Content, ContactPurpose? Purpose, string? Template)
{
    public override string ToString() => nameof(WrittenMessage);
}
