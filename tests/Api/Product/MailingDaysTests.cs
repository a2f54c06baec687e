using System.Net;
using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Leads;
using LeadGrid.Mailings;
using LeadGrid.Outreach;

namespace LeadGrid.Api.Tests;

/// <summary>A mailing over days, on a clock of the test's own: a domain that nobody knows yet sends more on each of them.</summary>
public sealed class MailingDaysTests(ClockedHost host) : IClassFixture<ClockedHost>
{
    private static readonly Actor System = new(ActorKind.System, "test", "test");

    [Fact]
    public async Task A_mailing_goes_on_from_day_to_day_as_far_as_its_domain_is_warmed_up()
    {
        var campaign = await host.NewCampaign(await host.NewBroker());
        var grain = host.Grains.GetGrain<ICampaignGrain>(campaign);
        var definition = (await grain.Get())!;
        var outreach = new OutreachSettings { Seller = campaign, MailFrom = $"hello@{campaign}.example", PostalAddress = "1 Main St, Town, NJ 07102" };
        Assert.Empty((await grain.Put(System, definition with { Outreach = outreach }, definition.Version)).Faults);
        var people = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            var posted = Some.Lead(campaign);
            people.Add(posted.Text("email"));
            await host.Seller.Post(posted).Read(HttpStatusCode.Created);
        }

        var domain = host.Grains.GetGrain<ISendingDomainGrain>($"{campaign}.example");
        Assert.Equal(48, (await domain.Take(System, 48)).Count);
        var mailing = host.Grains.GetGrain<IMailingGrain>(IMailingGrain.KeyOf(campaign, "spring"));
        var start = host.Now.AddHours(1);
        var content = new MailingContent { Name = "Spring", Template = "first-email", PerHour = 100_000, NotBefore = start, Segment = new() { Statuses = [LeadStatus.Assigned] } };
        Assert.IsType<MailingStored>(await mailing.Save(System, content, 0));
        Assert.IsType<MailingStored>(await mailing.Start(System, 1));
        Assert.Empty(Sent());

        // On the first day there is room for two; at midnight in UTC the next begins.
        var sameDay = start.UtcDateTime.Date == host.Now.UtcDateTime.Date;
        await host.To(start.AddSeconds(1));
        await Until(sameDay ? 2 : 4);
        await host.To(new DateTimeOffset(host.Now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero).AddMinutes(1));
        await Until(4);
        await ProductHost.Eventually(async () => (await mailing.Get(System))!.Status == MailingStatus.Finished);
        Assert.All(people, email => Assert.Single(host.Mails.HandedTo(email)));
        Assert.Equal(sameDay ? 2 : 3, (await domain.Get(System)).Day);

        // Turns are seconds apart, by this clock.
        Task Until(int sent) => ProductHost.Eventually(async () =>
        {
            await host.To(host.Now.AddSeconds(3));
            return Sent().Length == sent;
        });

        string[] Sent() => [.. people.Where(email => host.Mails.HandedTo(email).Length > 0)];
    }
}
