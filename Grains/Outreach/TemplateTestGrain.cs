using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Intake;
using LeadGrid.Numbers;
using LeadGrid.Privacy;
using Orleans.Concurrency;

namespace LeadGrid.Outreach;

[StatelessWorker, Reentrant]
internal sealed class TemplateTestGrain(MessageSender sender, MessageWriter writer, NumberCopies numbers, ITemplateTests tests, IKeyedHash hash, TimeProvider time) : Grain, ITemplateTestGrain
{
    public async Task<TestResult> Send(Actor actor, TestOrder order)
    {
        actor.DemandOperator("send a test");
        var template = await GrainFactory.GetGrain<ITemplateGrain>(order.TemplateId).Get(actor);
        if (template?.Versions.LastOrDefault(each => order.Version is null || each.Number == order.Version) is not { } version)
        {
            return new TestOfNothing();
        }

        if (await Recipient(actor, order, template.Channel) is not { } to)
        {
            return Faulty("recipient", order.Recipient is null
                ? "You sign in by no address that this template can be sent to."
                : "There is no such test recipient for this kind of template.");
        }

        if (await GrainFactory.GetGrain<ICampaignGrain>(order.Campaign).Get() is not { } campaign)
        {
            return Faulty("campaign", "There is no such campaign.");
        }

        var now = Clock.Milliseconds(time);
        var (id, contact) = (Guid.CreateVersion7(now), TestContacts.KeyOf(hash, template.Channel, to));
        var purpose = version.Content.Purpose;
        var rendered = writer.Sample(template.Channel, version.Content, id, campaign.Outreach.PostalAddress);
        if (TestMessages.Of(id, template.Channel, rendered, purpose, contact, to, await Ways(order.Campaign, template.Channel, to, rendered, campaign.Outreach)) is not { } message)
        {
            return Faulty("campaign", "That campaign has no number or address to send it by.");
        }

        if (await GrainFactory.GetGrain<ITestRecipientsGrain>(ITestRecipientsGrain.Key).TakeTurn(actor) is { } wait)
        {
            return new TestTooSoon(wait);
        }

        await GrainFactory.GetGrain<IContactGrain>(contact).AgreeToTests(actor, template.Channel, template.Channel == ContactChannel.Sms ? to : null);
        await tests.Begin(
            new TemplateTest(id, now, actor.Id, actor.Name, template.Id, version.Number, order.Campaign, template.Channel, contact), CancellationToken.None);
        var (permit, sent) = await sender.SendNow(message, CancellationToken.None);
        var outcome = TestMessages.Outcome(version.Number, permit, sent);
        await tests.End(id, $"{outcome.End} {outcome.Code}".Trim(), CancellationToken.None);
        return new TestTried(outcome);
    }

    /// <returns>The number or address; null: there is none.</returns>
    private async Task<string?> Recipient(Actor actor, TestOrder order, ContactChannel channel)
    {
        if (order.Recipient is { } id)
        {
            var known = await GrainFactory.GetGrain<ITestRecipientsGrain>(ITestRecipientsGrain.Key).All(actor);
            return known.FirstOrDefault(each => each.Id == id && each.Channel == channel)?.Address;
        }

        return channel == ContactChannel.Email && await GrainFactory.GetGrain<IUserGrain>(actor.Id).Get() is { } user
            ? TestRecipients.AddressOf(channel, user.Login)
            : null;
    }

    /// <summary>The campaign's settings, with the number that the pool gives in the place of its own.</summary>
    private async Task<OutreachSettings> Ways(string campaign, ContactChannel channel, string to, RenderedMessage rendered, OutreachSettings settings) =>
        channel == ContactChannel.Sms && await numbers.Pick(campaign, to, rendered.Text, settings) is NumberPick.Given given
            ? settings with { TextNumber = given.Number, TextsPerSecond = given.PerSecond }
            : settings;

    private static TestFaulty Faulty(string field, string problem) => new([new FieldFault(field, problem)]);
}
