using System.Collections.Concurrent;
using LeadGrid.Campaigns;
using LeadGrid.Leads;
using LeadGrid.Outreach;

namespace LeadGrid.Numbers;

/// <summary>
/// A silo's copy of the pool, so that a text costs no call to another silo for it. It may be <see cref="s_lifetime"/> old: what must
/// never happen, a text by a released number or one beyond its day, the database refuses at the number's turn.
/// </summary>
internal sealed class NumberCopies(IGrainFactory grains, INumberTrail trail, TimeProvider time)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private Copy? _copy;

    /// <summary>Whether the pool has a number for the campaign's leads of that broker.</summary>
    public async ValueTask<bool> Serve(string campaign, string? broker)
    {
        var copy = Current();
        return (await copy.Numbers).Any(number => NumberChoice.Serves(number, campaign, broker));
    }

    /// <summary>Whether a campaign has the number, or had it before it was released.</summary>
    public async ValueTask<bool> IsOf(string number, string campaign)
    {
        var copy = Current();
        return (await copy.Numbers).Any(each => each.Number == number && NumberChoice.IsOf(each, campaign));
    }

    /// <summary>The number for a text to a lead's person.</summary>
    public async Task<NumberPick> Pick(LeadState lead, string text, OutreachSettings settings)
    {
        var before = await Serve(lead.Campaign, lead.BrokerId) ? await trail.Last(lead.Id, CancellationToken.None) : null;
        return await Pick(new NumberAsk(
            lead.Campaign, lead.BrokerId, lead.Personal?.Phone ?? "", lead.StateCode, before, TextSegments.Of(text).Segments, OwnOf(settings)));
    }

    /// <summary>The number for a text of a campaign to somebody who is no lead's person.</summary>
    public Task<NumberPick> Pick(string campaign, string phone, string text, OutreachSettings settings) =>
        Pick(new NumberAsk(campaign, null, phone, null, null, TextSegments.Of(text).Segments, OwnOf(settings)));

    private async Task<NumberPick> Pick(NumberAsk ask)
    {
        var copy = Current();
        var pick = NumberChoice.Of(await copy.Numbers, ask, copy.Since, time.GetUtcNow());
        if (pick is NumberPick.Given given)
        {
            copy.Chosen.AddOrUpdate(given.Number, ask.Parts, (_, parts) => parts + ask.Parts);
        }

        return pick;
    }

    private Copy Current()
    {
        lock (_lock)
        {
            if (_copy is null || time.GetElapsedTime(_copy.ReadAt) >= s_lifetime || _copy.Numbers.IsFaulted)
            {
                _copy = new Copy(grains.GetGrain<INumberPoolGrain>(INumberPoolGrain.Key).All(MessageSteps.Outreach), time.GetTimestamp());
            }

            return _copy;
        }
    }

    private static NumberPick.Given? OwnOf(OutreachSettings settings) =>
        settings.TextNumber is { } number ? new NumberPick.Given(number, settings.TextsPerSecond) : null;

    // What was chosen since counts as sent: otherwise all texts of a second would take the same number.
    private sealed record Copy(Task<NumberView[]> Numbers, long ReadAt)
    {
        public ConcurrentDictionary<string, int> Chosen { get; } = new();

        public int Since(string number) => Chosen.GetValueOrDefault(number);
    }
}
