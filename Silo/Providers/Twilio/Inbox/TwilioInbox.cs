using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace LeadGrid.Providers.Twilio.Inbox;

/// <param name="Whole">False: there are more than were read.</param>
internal sealed record InboxDay(IReadOnlyList<ListedText> Texts, bool Whole);

/// <summary>
/// Lists the texts to a number of ours by Twilio's REST API: <c>GET .../Messages.json</c>. By days, since that is what its
/// documentation and SignalWire's promise of the filter; both list the newest first.
/// </summary>
internal sealed class TwilioInbox(HttpClient http, IOptions<TwilioOptions> account, IOptions<SweepOptions> options)
{
    public const string ClientName = "twilio-inbox";

    /// <param name="from">Older ones are not wanted.</param>
    /// <returns>Oldest first: a STOP and the START after it mean something else the other way round.</returns>
    /// <exception cref="HttpRequestException">No answer, or no list.</exception>
    public async Task<InboxDay> Day(string number, DateOnly day, DateTimeOffset from, CancellationToken cancellation)
    {
        var texts = new Dictionary<string, ListedText>(StringComparer.Ordinal);
        var next = First(number, day);
        for (var read = 0; read < options.Value.MaximumPages; read++)
        {
            var page = await Read(next, cancellation);
            foreach (var text in page.Texts.Where(text => text.At >= from))
            {
                // A page may repeat what has moved on while the one before was read.
                texts[text.Sid] = text;
            }

            if (page.Next is null || page.Oldest < from)
            {
                return new InboxDay(Sorted(texts), Whole: true);
            }

            next = At(page.Next);
        }

        return new InboxDay(Sorted(texts), Whole: false);
    }

    // Within a second, the list's own order says which was first: the dictionary keeps it, the newest first.
    private static ListedText[] Sorted(Dictionary<string, ListedText> texts) => [.. texts.Values.Reverse().OrderBy(text => text.At)];

    private async Task<InboxPage> Read(Uri url, CancellationToken cancellation)
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.Value.User}:{account.Value.Secret}"));
        using var request = new HttpRequestMessage(HttpMethod.Get, url)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers =
            {
                Authorization = new AuthenticationHeaderValue("Basic", credentials),
                Accept = { new MediaTypeWithQualityHeaderValue("application/json") },
            },
        };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return response.IsSuccessStatusCode
            ? InboxPage.Read(await response.Content.ReadAsByteArrayAsync(cancellation))
            : throw new HttpRequestException("The list was refused.", null, response.StatusCode);
    }

    private Uri First(string number, DateOnly day) => new(
        $"{account.Value.BaseUrl.AbsoluteUri.TrimEnd('/')}/{account.Value.AccountPath.Trim('/')}/{account.Value.AccountSid}/Messages.json"
        + $"?To={Uri.EscapeDataString(number)}&DateSent={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
        + $"&PageSize={options.Value.PageSize.ToString(CultureInfo.InvariantCulture)}");

    // The secret goes along: to the same server, and to none that the answer names.
    private Uri At(string next) => next.StartsWith('/') && !next.StartsWith("//", StringComparison.Ordinal)
        ? new Uri(account.Value.BaseUrl.GetLeftPart(UriPartial.Authority) + next)
        : throw new HttpRequestException("The next page is somewhere else.");
}
