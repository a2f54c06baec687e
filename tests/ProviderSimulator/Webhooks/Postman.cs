using System.Net;

namespace LeadGrid.Simulation.Webhooks;

/// <summary>Brings webhooks, signed, again and again until they are acknowledged or the attempts are used up.</summary>
internal sealed class Postman(SimulatorOptions options, Func<Behaviour> behaviour, Clock clock, Journal<WebhookRecord> journal) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        MaxConnectionsPerServer = 256,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 64 * 1024,
    };

    public async Task Bring(Webhook webhook, CancellationToken cancellation)
    {
        var pause = TimeSpan.FromMilliseconds(behaviour().WebhookPause);
        for (var attempt = 1; attempt <= behaviour().WebhookAttempts; attempt++)
        {
            if (attempt > 1)
            {
                await Task.Delay(pause, clock.Time, cancellation);
                pause = pause < TimeSpan.FromSeconds(5) ? pause * 2 : pause;
            }

            if (await Try(webhook, attempt, cancellation) is >= 200 and < 300)
            {
                return;
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<int?> Try(Webhook webhook, int attempt, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url)
        {
            Content = new FormUrlEncodedContent(webhook.Form),
            Version = HttpVersion.Version11,
        };
        request.Headers.TryAddWithoutValidation("X-Twilio-Signature", WebhookSignature.Of(options.AuthToken, webhook.Url, webhook.Form));
        request.Headers.TryAddWithoutValidation("I-Twilio-Idempotency-Token", webhook.Id.ToString());
        request.Headers.TryAddWithoutValidation("User-Agent", "TwilioProxy/1.1");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(behaviour().WebhookTimeout);
        var sent = clock.Now();
        int? status = null;
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            status = (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            // Nobody is there, or they hung up: the record says that no answer came, and the next attempt follows.
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Too slow.
        }

        journal.Add(new WebhookRecord(
            webhook.Id, webhook.Kind, webhook.Sid, webhook.Person, webhook.Content, attempt, sent, clock.Now(), status));
        return status;
    }
}

/// <param name="Url">As it is configured, in its own spelling: that is what is signed.</param>
internal sealed record Webhook(
    Guid Id, string Kind, string Sid, string Person, string Content, string Url, IReadOnlyDictionary<string, string> Form);
