using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using LeadGrid.Storage.Outbox;

namespace LeadGrid.Providers.Notices;

/// <summary>
/// Tells the system of the broker who received a lead that its person wants no more contact: signed, and again until it is
/// acknowledged with a 2xx, for three days. No message to a person, and so without a permit.
/// </summary>
internal sealed partial class RefusalNotices(IGrainFactory grains, IHttpClientFactory clients, TimeProvider time, ILogger<RefusalNotices> log) : IOutboxHandler
{
    public const string Client = "refusal-notices";
    private static readonly TimeSpan s_patience = TimeSpan.FromDays(3);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(1);
    private static readonly Actor s_self = new(ActorKind.System, "notices", "notices");

    public string Kind => MessageSteps.Notice;

    public async Task<DateTimeOffset?> Handle(LeasedEffect effect, CancellationToken cancellation)
    {
        if (await grains.GetGrain<ILeadGrain>(effect.LeadId).Get(s_self) is not { Row.BrokerId: { } brokerId }
            || await grains.GetGrain<IBrokerGrain>(brokerId).Get(s_self) is not { RefusalUrl: { } url })
        {
            return null;
        }

        var lead = grains.GetGrain<ILeadOutreachGrain>(effect.LeadId);
        if (await Post(effect, new Uri(url), brokerId, cancellation))
        {
            await lead.RefusalTold(acknowledged: true);
            return null;
        }

        if (time.GetUtcNow() - effect.CreatedAt < s_patience)
        {
            return time.GetUtcNow() + Pause(effect.Attempts);
        }

        LogUntold(brokerId, effect.LeadId);
        await lead.RefusalTold(acknowledged: false);
        return null;
    }

    private async Task<bool> Post(LeasedEffect effect, Uri url, string brokerId, CancellationToken cancellation)
    {
        var secret = await grains.GetGrain<IBrokerGrain>(brokerId).NoticeSecret(s_self);
        var body = JsonSerializer.SerializeToUtf8Bytes(new { type = "contact_refused", leadId = effect.LeadId, at = effect.CreatedAt });
        var at = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-LeadGrid-Delivery", effect.Id.ToString());
        request.Headers.Add(SignedBody.Timestamp, at);
        request.Headers.Add(SignedBody.Signature, SignedBody.Of(secret!, at, body));
        try
        {
            using var client = clients.CreateClient(Client);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                LogRefused(brokerId, (int)answer.StatusCode, effect.Attempts);
            }

            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            LogUnreachable(brokerId, effect.Attempts, e);
            return false;
        }
    }

    private static TimeSpan Pause(int attempts)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 20)));
        return pause < s_longestPause ? pause : s_longestPause;
    }

    [LoggerMessage(LogLevel.Warning, "The system of broker {Broker} answered a refusal's notice with {Status}, attempt {Attempt}")]
    private partial void LogRefused(string broker, int status, int attempt);

    [LoggerMessage(LogLevel.Warning, "The system of broker {Broker} cannot be reached with a refusal's notice, attempt {Attempt}")]
    private partial void LogUnreachable(string broker, int attempt, Exception exception);

    [LoggerMessage(LogLevel.Error, "The system of broker {Broker} was told of the refusal of lead {Lead} for three days and has not acknowledged it")]
    private partial void LogUntold(string broker, Guid lead);
}
