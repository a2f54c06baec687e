using System.Net;
using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Forms;
using LeadGrid.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Api.Tests;

/// <summary>A campaign with a published form, and somebody who fills it in.</summary>
internal sealed class Formed(ProductHost host, string campaign)
{
    public const string Seller = "Demo Energy";
    private static readonly Actor s_system = new(ActorKind.System, "test", "test");
    private static int s_number = Random.Shared.Next(1_000_000);

    public string Campaign => campaign;

    public string Phone { get; } = NewPhone();

    public string Email { get; } = $"ada.{Guid.NewGuid():n}@byron.org";

    public HttpClient Person { get; } = host.Client();

    public static async Task<Formed> Of(ProductHost host, Func<FormContent, FormContent>? change = null, Func<OutreachSettings, OutreachSettings>? outreach = null)
    {
        var code = await host.NewCampaign(await host.NewBroker());
        var campaign = host.Grains.GetGrain<ICampaignGrain>(code);
        var settings = new OutreachSettings { Seller = Seller, MailFrom = "demo@example.com", TextNumber = "+12015550100" };
        Assert.Empty((await campaign.Put(s_system, (await campaign.Get())! with { Outreach = outreach?.Invoke(settings) ?? settings }, 1)).Faults);
        await Publish(host, code, change?.Invoke(FormExample.Content) ?? FormExample.Content);
        return new Formed(host, code);
    }

    public static async Task Publish(ProductHost host, string campaign, FormContent content)
    {
        var form = host.Grains.GetGrain<IFormGrain>(campaign);
        var before = (await form.Get(s_system))?.Revision ?? 0;
        Assert.IsType<FormStored>(await form.Save(s_system, content, before));
        Assert.IsType<FormStored>(await form.Publish(s_system, before + 1));
    }

    /// <summary>The hidden field of a page that was shown a while ago.</summary>
    public string Ticket(TimeSpan? ago = null, string language = "en", int version = 1, Guid? id = null) => host.App.Services.GetRequiredService<FormTickets>().Make(
        campaign, new FormTicket(id ?? Guid.NewGuid(), version, language, TimeProvider.System.GetUtcNow() - (ago ?? TimeSpan.FromSeconds(30))));

    /// <summary>Everything answered, and these boxes ticked.</summary>
    public Dictionary<string, string> Answers() => new()
    {
        ["firstName"] = "Ada",
        ["lastName"] = "Byron",
        ["phone"] = Phone,
        ["email"] = Email,
        ["address.zip"] = "07102",
        ["address.state"] = "NJ",
    };

    public async Task<(HttpStatusCode Status, string Html, HttpResponseMessage Response)> Post(
        Dictionary<string, string> answers, string ticket, string[] ticked, string query = "")
    {
        var fields = answers.Append(new("ticket", ticket)).Concat(ticked.Select(channel => new KeyValuePair<string, string>("consent", channel)));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/f/{campaign}{query}") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (a test)");
        var response = await Person.SendAsync(request);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), response);
    }

    public async Task<string> Sent(params string[] ticked)
    {
        var (status, html, _) = await Post(Answers(), Ticket(), ticked);
        Assert.True(status == HttpStatusCode.OK, html);
        Assert.Contains("Thank you", html, StringComparison.Ordinal);
        return html;
    }

    public Task<ContactState> ByPhone() => Ledger(ContactKey.Phone(Hash(HashPurpose.Phone, Phone)));

    public Task<ContactState> ByEmail() => Ledger(ContactKey.Email(Hash(HashPurpose.Email, Email)));

    public async Task<int> Leads() => (await host.Search(new { campaigns = new[] { campaign } })).Count;

    public async Task<PermitAnswer> May(ContactChannel channel) => channel == ContactChannel.Email
        ? await May(ContactKey.Email(Hash(HashPurpose.Email, Email)), channel)
        : await May(ContactKey.Phone(Hash(HashPurpose.Phone, Phone)), channel);

    private Task<PermitAnswer> May(ContactKey key, ContactChannel channel) => host.Grains.GetGrain<IContactGrain>(key.ToString()).ExplainNow(
        new PermitRequest(Guid.NewGuid(), null, channel, ContactPurpose.Marketing, Seller, "solar", Phone, "NJ", "07102"));

    private Task<ContactState> Ledger(ContactKey key) => host.App.Services.GetRequiredService<IContactLedger>().Read(key, CancellationToken.None);

    private byte[] Hash(string purpose, string value) => host.App.Services.GetRequiredService<IKeyedHash>().Hash(purpose, value);

    private static string NewPhone()
    {
        var number = Interlocked.Increment(ref s_number);
        return $"+1973{2 + (number / 1_000_000 % 8)}{number % 1_000_000:000000}";
    }
}
