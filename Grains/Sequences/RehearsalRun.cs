using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Outreach;

namespace LeadGrid.Sequences;

/// <summary>What the templates of a sequence are for, and what is wrong with them.</summary>
[GenerateSerializer, Immutable, Alias("rehearsed-template")]
internal sealed record RehearsedTemplate([property: Id(0)] string Step, [property: Id(1)] ContactPurpose Purpose, [property: Id(2)] string? Problem);

/// <summary>A contact that a rehearsal made in its head: it counts for attempt limits.</summary>
[GenerateSerializer, Immutable, Alias("rehearsed-touch")]
internal sealed record RehearsedTouch(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] ContactChannel Channel,
    [property: Id(2)] ContactPurpose Purpose,
    [property: Id(3)] string? Subject);

/// <summary>Leads a rehearsal from step to step, and asks what is to be asked.</summary>
/// <param name="ask">The law's answer; null: the lead has nothing to be reached by.</param>
/// <param name="broker">Whoever has the lead; null: nobody's hours are asked.</param>
internal sealed class RehearsalRun(
    LeadState lead, CampaignDefinition campaign, IReadOnlyList<RehearsedTemplate> templates, BrokerProfile? broker,
    Func<PermitQuestion, RehearsedTouch[], Task<PermitAnswer?>> ask)
{
    private readonly List<RehearsedTouch> _touches = [];

    public async Task Go(Rehearsal rehearsal)
    {
        while (rehearsal.Next() is { } step)
        {
            var (channel, purpose, problem) = Of(step);
            var verdict = problem is null ? await Ask(step, channel, purpose, rehearsal.Now) : new StepVerdict.Never(problem, null);
            if (verdict is null)
            {
                _touches.Add(new RehearsedTouch(rehearsal.Now, channel, purpose, campaign.Outreach.ProductLine));
            }

            rehearsal.Answer(verdict);
        }
    }

    private (ContactChannel Channel, ContactPurpose Purpose, string? Problem) Of(SequenceStep step)
    {
        if (step.Kind == SequenceStepKind.Call)
        {
            return (ContactChannel.Voice, ContactPurpose.Marketing, null);
        }

        var template = templates.First(each => each.Step == step.Id);
        return (SequenceTemplates.ChannelOf(step), template.Purpose, template.Problem);
    }

    private async Task<StepVerdict?> Ask(SequenceStep step, ContactChannel channel, ContactPurpose purpose, DateTimeOffset now)
    {
        var request = PermitRequests.Of(lead, Guid.Empty, channel, purpose, campaign.Outreach);
        var question = new PermitQuestion
        {
            Channel = channel,
            Purpose = purpose,
            At = now,
            Seller = request.Seller,
            Subject = request.Subject,
            Phone = request.Phone,
            State = request.State,
            Zip = request.Zip,
        };
        if (await ask(question, [.. _touches]) is not { } answer)
        {
            return new StepVerdict.Never("The lead has nothing to be reached by.", null);
        }

        return StepVerdicts.Of(answer) ?? (step.Kind == SequenceStepKind.Call && broker is not null ? BrokerHours.Refuse(broker, step, members: 1, now) : null);
    }
}
