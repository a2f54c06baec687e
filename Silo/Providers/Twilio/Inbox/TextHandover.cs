using LeadGrid.Outreach;

namespace LeadGrid.Providers.Twilio.Inbox;

/// <summary>Hands what was listed to whoever takes texts in, as the webhook does, and remembers what is settled.</summary>
internal sealed partial class TextHandover(IGrainFactory grains, ILogger<TextHandover> log)
{
    private const int Memory = 50_000;

    // Only so that the overlap is not handed over again and again: that a repeat has no effect is the contact's matter.
    private readonly HashSet<string> _settled = [];
    private readonly Queue<string> _order = new();

    /// <param name="texts">Oldest first.</param>
    /// <returns>False: something could not be handed over, and is to be listed again.</returns>
    public async Task<bool> All(IEnumerable<ListedText> texts, CancellationToken cancellation)
    {
        // Nobody's later text before their earlier one.
        var late = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts.Where(text => !_settled.Contains(text.Sid)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!late.Contains(text.From) && await One(text))
            {
                Settle(text.Sid);
            }
            else
            {
                late.Add(text.From);
            }
        }

        return late.Count == 0;
    }

    private async Task<bool> One(ListedText text)
    {
        if (TextNumbers.Read(TwilioClient.ProviderName, text.Sid, text.From, text.To, text.Body, optOutType: null) is not { } inbound)
        {
            return true;
        }

        try
        {
            if (await grains.GetGrain<IInboundGrain>(0).CatchUp(inbound, text.At))
            {
                SweepMeter.Missed();
                Found(log, text.Sid, text.At);
            }

            return true;
        }
        catch (Exception e)
        {
            // A message to the person is on its way, the cluster is busy, the database is away: whatever it is, it comes again.
            Waits(log, text.Sid, e);
            return false;
        }
    }

    private void Settle(string sid)
    {
        if (_settled.Add(sid))
        {
            _order.Enqueue(sid);
        }

        if (_order.Count > Memory)
        {
            _settled.Remove(_order.Dequeue());
        }
    }

    [LoggerMessage(2430, LogLevel.Warning, "The text {Sid} of {At} had not come by webhook: it was found at Twilio")]
    private static partial void Found(ILogger log, string sid, DateTimeOffset at);

    [LoggerMessage(2431, LogLevel.Warning, "The text {Sid} could not be handed over, and is looked for again")]
    private static partial void Waits(ILogger log, string sid, Exception exception);
}
