using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Outreach;

namespace LeadGrid.Api.Tests;

/// <summary>A campaign without a number of its own, and people whose leads it texts.</summary>
internal sealed class Texted(ProductHost host, string campaign, string broker)
{
    public static readonly Actor System = new(ActorKind.System, "test", "test");
    private static int s_number = Random.Shared.Next(1_000_000);

    public string Campaign => campaign;

    public Actor Broker { get; } = new(ActorKind.Broker, broker, broker);

    public static async Task<Texted> Of(ProductHost host, string? ownNumber = null)
    {
        var broker = await host.NewBroker();
        var campaign = await host.NewCampaign(broker);
        var grain = host.Grains.GetGrain<ICampaignGrain>(campaign);
        var settings = new OutreachSettings { Seller = campaign, TextNumber = ownNumber, TextsPerSecond = 1_000 };
        Assert.Empty((await grain.Put(System, (await grain.Get())! with { Outreach = settings }, 1)).Faults);
        return new Texted(host, campaign, broker);
    }

    /// <summary>A number of a person in that area, which nobody had before.</summary>
    public static string Phone(string area)
    {
        var number = Interlocked.Increment(ref s_number);
        return string.Create(CultureInfo.InvariantCulture, $"+1{area}{2 + (number / 1_000_000 % 8)}{number % 1_000_000:000000}");
    }

    /// <summary>Somebody in New Jersey with a number of that area, who agreed to texts when the program's clock says so.</summary>
    public async Task<(Guid Lead, string Phone)> Somebody(string area, DateTimeOffset now, string? phone = null)
    {
        phone ??= Phone(area);
        var posted = Some.Lead(campaign).With("phone", phone).With("consent", new JsonObject
        {
            ["channels"] = new JsonArray("sms"),
            ["sellers"] = new JsonArray(campaign),
            ["phone"] = phone,
            ["text"] = "I agree to be texted about my request. Consent is not a condition of purchase.",
            ["disclosureVersion"] = "test-1",
            ["method"] = "web_form",
            ["at"] = now.AddMinutes(-1).ToString("O", CultureInfo.InvariantCulture),
        });
        return (Guid.Parse((await host.Seller.Post(posted).Read(HttpStatusCode.Created)).Text("leadId")), phone);
    }

    /// <summary>The person writes to one of our numbers. Who is answered may be written to at any hour.</summary>
    public Task Says(string phone, string to, string words) =>
        host.Grains.GetGrain<IInboundGrain>(0).Text(new InboundText("scripted", $"SM{Guid.NewGuid():N}", phone, to, words, null));

    /// <returns>The message, queued.</returns>
    public async Task<Guid> Send(Guid lead, string text)
    {
        var sent = await Grain(lead).Send(Broker, new MessageDraft(Guid.CreateVersion7(), ContactChannel.Sms, null, text, null));
        return Assert.IsType<MessageTaken>(sent).Message.Id;
    }

    public async Task<LeadMessage[]> Messages(Guid lead) => (await Grain(lead).Messages(Broker))!;

    public async Task<LeadMessage> Eventually(Guid lead, Guid message, Predicate<LeadMessage> fact)
    {
        LeadMessage? found = null;
        try
        {
            await ProductHost.Eventually(async () => (found = (await Messages(lead)).FirstOrDefault(each => each.Id == message)) is not null && fact(found));
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It is {found?.State} {found?.Code} {found?.Number} {found?.Until}: {string.Join(", ", (found?.Reasons ?? []).Select(reason => $"{reason.Rule} {reason.Outcome}"))}");
        }

        return found!;
    }

    public Task<LeadMessage> Sent(Guid lead, Guid message) => Eventually(lead, message, each => each.State == MessageState.Sent);

    private ILeadGrain Grain(Guid lead) => host.Grains.GetGrain<ILeadGrain>(lead);
}
