using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Leads;
using LeadGrid.Outreach;

namespace LeadGrid.Sequences;

/// <summary>When a broker can be asked to call: within the broker's own hours, and when the person may be called.</summary>
internal sealed class CallTimes(IGrainFactory grains, PersonContacts contacts)
{
    /// <summary>Without a broker there is nobody to ask: whoever gets the lead is asked at once.</summary>
    private static readonly TimeSpan s_unassigned = TimeSpan.FromDays(1);

    public async Task<StepVerdict> Ask(LeadState lead, CampaignDefinition campaign, SequenceStep call, DateTimeOffset now)
    {
        if (contacts.KeyOf(lead, ContactChannel.Voice) is not { } contact)
        {
            return new StepVerdict.Never("The lead has no phone number.", null);
        }

        if (lead.BrokerId is not { } id || await grains.GetGrain<IBrokerGrain>(id).Get(MessageSteps.Outreach) is not { } broker)
        {
            return new StepVerdict.Later(now + s_unassigned, ["No broker has the lead."], null, Spread: false);
        }

        var request = PermitRequests.Of(lead, Guid.Empty, ContactChannel.Voice, null, campaign.Outreach);
        return StepVerdicts.Of(await grains.GetGrain<IContactGrain>(contact).ExplainNow(request))
            ?? BrokerHours.Refuse(broker, call, campaign.Members.Length, now)
            ?? await Full(broker, lead.Id, call, now)
            ?? new StepVerdict.Call();
    }

    // An urgent call is asked for on top of them.
    private async Task<StepVerdict?> Full(BrokerProfile broker, Guid lead, SequenceStep call, DateTimeOffset now) =>
        broker.CallsPerDay is { } most && !call.Urgent && !await grains.GetGrain<ICallDeskGrain>(broker.Id).Take(lead, most)
            ? BrokerHours.NextDay(broker, most, now)
            : null;
}
