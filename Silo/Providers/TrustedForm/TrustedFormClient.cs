using System.Net.Http.Headers;
using System.Text;
using LeadGrid.Contacts;
using Microsoft.Extensions.Options;
using Polly;

namespace LeadGrid.Providers.TrustedForm;

/// <summary>Claims certificates by TrustedForm's Certificate API. How it is protected stands in <see cref="TrustedFormHosting"/>.</summary>
internal sealed partial class TrustedFormClient(
    HttpClient http, IOptions<TrustedFormOptions> options, TimeProvider time, ILogger<TrustedFormClient> log) : ICertificateProvider
{
    public const string ProviderName = "trustedform";
    private const string NoHost = "not_a_certificate";
    private const string Version = "4.0";
    private static readonly string[] s_asked = ["created_at", "expires_at", "page_url"];

    public async Task<ClaimOutcome> Claim(CertificateToClaim certificate, CancellationToken cancellation)
    {
        if (CertificateUrls.Check(certificate.Url, options.Value.KnownHosts) is not var (host, path))
        {
            ClaimMeter.Record(NoHost, TimeSpan.Zero);
            return new ClaimOutcome.Refused(NoHost);
        }

        var began = time.GetTimestamp();
        var outcome = await Exchange(host, path, certificate.Phone, cancellation);
        ClaimMeter.Record(outcome switch { ClaimOutcome.Claimed => "claimed", ClaimOutcome.Refused => "refused", _ => "later" }, time.GetElapsedTime(began));
        return outcome;
    }

    private async Task<ClaimOutcome> Exchange(string host, string path, string phone, CancellationToken cancellation)
    {
        try
        {
            using var request = Request(host, path, phone);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            var outcome = TrustedFormAnswer.Read(response.StatusCode, RetryAfter(response), body, path[1..]);
            if (outcome is ClaimOutcome.Later later)
            {
                NotNow(log, later.Code);
            }

            return outcome;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException or ExecutionRejectedException)
        {
            // Claiming the same one again changes nothing there: so what is not known may be asked again.
            var code = fault.GetType().Name;
            NotNow(log, code);
            return new ClaimOutcome.Later(code, null);
        }
    }

    private HttpRequestMessage Request(string host, string path, string phone)
    {
        var site = options.Value.BaseUrl ?? new UriBuilder(Uri.UriSchemeHttps, host).Uri;
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(site, path))
        {
            Headers =
            {
                Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"API:{options.Value.ApiKey}"))),
                Accept = { new MediaTypeWithQualityHeaderValue("application/json") },
            },
            Content = JsonContent.Create(new
            {
                match_lead = new { phone = phone.TrimStart('+') },
                retain = new { vendor = "LeadGrid" },
                insights = new { properties = s_asked },
            }),
        };
        request.Headers.Add("Api-Version", Version);
        return request;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A certificate could not be claimed now: {Code}.")]
    private static partial void NotNow(ILogger log, string code);
}
