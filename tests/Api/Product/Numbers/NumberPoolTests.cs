using LeadGrid.Compliance;
using LeadGrid.Numbers;
using LeadGrid.Outreach;
using Npgsql;

namespace LeadGrid.Api.Tests;

/// <summary>
/// From the lead's intake to the number that its text leaves by, and back, on a clock of the test's own. People write first: who is
/// answered has no calling hours.
/// </summary>
public sealed class NumberPoolTests(ClockedHost host) : IClassFixture<ClockedHost>
{
    private static int s_line = 100;

    private INumberPoolGrain Pool => host.Grains.GetGrain<INumberPoolGrain>(INumberPoolGrain.Key);

    [Fact]
    public async Task A_persons_text_leaves_by_the_nearest_number_and_the_conversation_stays_on_it()
    {
        var campaign = await Texted.Of(host);
        var (newark, juneau) = (await Added("201", campaign), await Added("907", campaign));
        var (lead, phone) = await campaign.Somebody("907", host.Now);
        await campaign.Says(phone, "+12015550199", "Hello, who is this?");
        var first = await campaign.Sent(lead, await campaign.Send(lead, "Hi, this is Anchor."));
        Assert.Equal(juneau, first.Number);
        Assert.Equal(juneau, Assert.Single(host.Texts.HandedTo(phone)).From);

        await campaign.Says(phone, newark, "And this?");
        Assert.Equal(juneau, (await campaign.Sent(lead, await campaign.Send(lead, "The same."))).Number);
        Assert.Equal(["+12015550199", juneau, newark, juneau], (await campaign.Messages(lead)).Select(message => message.Number));

        // Who has written to one of them before we wrote at all is answered by that.
        var (other, otherPhone) = await campaign.Somebody("907", host.Now);
        await campaign.Says(otherPhone, newark, "Hello?");
        Assert.Equal(newark, (await campaign.Sent(other, await campaign.Send(other, "Hi."))).Number);
    }

    [Fact]
    public async Task A_campaign_texts_from_its_own_number_where_the_pool_has_none_for_it()
    {
        var campaign = await Texted.Of(host, "+12015550198");
        var (lead, phone) = await campaign.Somebody("201", host.Now);
        await campaign.Says(phone, "+12015550198", "Hello?");
        Assert.Equal("+12015550198", (await campaign.Sent(lead, await campaign.Send(lead, "Hi."))).Number);
        var nobodys = await Texted.Of(host);
        var (other, _) = await nobodys.Somebody("201", host.Now);
        var refused = await host.Grains.GetGrain<Leads.ILeadGrain>(other).Send(nobodys.Broker, new MessageDraft(Guid.NewGuid(), ContactChannel.Sms, null, "Hi", null));
        Assert.Contains("pool", Assert.IsType<MessageNotTaken>(refused).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_sends_no_more_than_its_day_allows_and_another_takes_over_until_the_next_day()
    {
        var campaign = await Texted.Of(host);
        var near = await Added("907", campaign, perDay: 2);
        var (lead, phone) = await campaign.Somebody("907", host.Now);
        await campaign.Says(phone, near, "Hello?");
        for (var text = 0; text < 2; text++)
        {
            await campaign.Says(phone, near, "Go on");
            Assert.Equal(near, (await campaign.Sent(lead, await campaign.Send(lead, $"Text {text}"))).Number);
        }

        await Known(near, number => number.SentToday == 2);
        await campaign.Says(phone, near, "Go on");
        var third = await campaign.Send(lead, "Text 3");
        var waiting = await campaign.Eventually(lead, third, message => message.Until is not null);
        Assert.Equal(CarrierDay.After(host.Now), waiting.Until);
        Assert.Contains(waiting.Reasons, reason => reason.Rule == "number" && reason.Outcome == PermitOutcome.Defer);
        Assert.Equal(2, host.Texts.HandedTo(phone).Length);

        // It is tried again within a quarter of an hour: a number that is added meanwhile takes it.
        var far = await Added("201", campaign);
        await Forward(TimeSpan.FromMinutes(16));
        Assert.Equal(far, (await campaign.Sent(lead, third)).Number);
    }

    [Fact]
    public async Task A_number_whose_texts_do_not_arrive_rests_and_another_takes_over()
    {
        var campaign = await Texted.Of(host);
        var near = await Added("907", campaign);
        var far = await Added("201", campaign);
        var (lead, phone) = await campaign.Somebody("907", host.Now);
        await campaign.Says(phone, near, "Hello?");
        var first = await campaign.Sent(lead, await campaign.Send(lead, "Hi."));
        Assert.Equal(near, first.Number);
        await host.Grains.GetGrain<IInboundGrain>(0).Report(new MessageReport("scripted", first.Id, null, MessageState.Failed, "30007", false));

        // As if it had sent that text to sixty people.
        await Execute($"""
            INSERT INTO message (message_id, lead_id, channel, state, at, updated_at, by_name, facts, provider_id, sealed)
            SELECT gen_random_uuid(), gen_random_uuid(), channel, state, at, updated_at, by_name, facts, NULL, sealed FROM message, generate_series(1, 60) AS n
            WHERE message_id = '{first.Id}'
            """);
        var rested = await Known(near, number => number.State == NumberState.Resting);
        Assert.Equal((0, "Carriers held back 61 of its last 61 texts."), (rested.Delivered, rested.RestsBecause));
        await Forward(TimeSpan.FromSeconds(2));
        await campaign.Says(phone, near, "Hello again");
        Assert.Equal(far, (await campaign.Sent(lead, await campaign.Send(lead, "Again."))).Number);
        await Forward(TimeSpan.FromHours(13));
        await Known(near, number => number.State == NumberState.Active);
    }

    [Fact]
    public async Task A_released_number_sends_nothing_more_and_what_comes_in_by_it_finds_the_lead_that_used_it()
    {
        var (campaign, other) = (await Texted.Of(host), await Texted.Of(host));
        var (first, second) = (await Added("201", campaign), await Added("907", other));
        var phone = Texted.Phone("201");
        var (lead, _) = await campaign.Somebody("201", host.Now, phone);
        var (latest, _) = await other.Somebody("201", host.Now, phone);
        await campaign.Says(phone, first, "Hello?");
        Assert.Equal(first, (await campaign.Sent(lead, await campaign.Send(lead, "Hi."))).Number);
        await other.Says(phone, second, "And you?");
        await other.Sent(latest, await other.Send(latest, "Hi."));

        var known = await Known(first, _ => true);
        var released = Assert.IsType<NumberStored>(await Pool.Release(Texted.System, first, known.Version)).Number;
        Assert.Equal(NumberState.Quarantined, released.State);
        Assert.Equal(host.Now.AddDays(90), released.QuarantinedUntil!.Value, TimeSpan.FromMinutes(1));
        Assert.IsType<NumberRefused>(await Pool.Change(Texted.System, first, new NumberTerms(), released.Version));

        // A call: whose name it is answered in says that the number's old campaign is still known.
        Assert.Equal(campaign.Campaign, (await host.Grains.GetGrain<IInboundGrain>(0).Call(new InboundCall("scripted", $"CA{Guid.NewGuid():N}", phone, first, null))).Seller);
        await campaign.Says(phone, first, "Still there?");
        Assert.Contains(await campaign.Messages(lead), message => message.Text == "Still there?" && message.Number == first);

        // A refusal is confirmed by one text: of the lead that the number is used with, though the other one heard of it last.
        await other.Says(phone, second, "please stop texting me");
        await ProductHost.Eventually(async () => (await other.Messages(latest)).Any(message => message.Purpose == ContactPurpose.OptOutConfirmation && message.Number == second));
        Assert.DoesNotContain(await campaign.Messages(lead), message => message.Purpose == ContactPurpose.OptOutConfirmation);

        await Forward(TimeSpan.FromDays(91));
        Assert.DoesNotContain(await Pool.All(Texted.System), number => number.Number == first);
        Assert.IsType<NumberStored>(await Pool.Add(Texted.System, New(first, other, null)));
    }

    private static NewNumber New(string number, Texted campaign, int? perDay) =>
        new(number, NumberKind.Local, new NumberTerms { Campaign = campaign.Campaign, PerSecond = 1_000, PerDay = perDay });

    private async Task<string> Added(string area, Texted campaign, int? perDay = null)
    {
        var number = $"+1{area}5550{Interlocked.Increment(ref s_line)}";
        Assert.IsType<NumberStored>(await Pool.Add(Texted.System, New(number, campaign, perDay)));

        // Copies of the pool are a second old at most.
        await Forward(TimeSpan.FromSeconds(2));
        return number;
    }

    /// <summary>Waits until the pool says so of the number; use and health are read again every five seconds.</summary>
    private async Task<NumberView> Known(string number, Predicate<NumberView> fact)
    {
        NumberView? found = null;
        await ProductHost.Eventually(async () =>
        {
            await Forward(TimeSpan.FromSeconds(6));
            found = (await Pool.All(Texted.System)).Single(each => each.Number == number);
            return fact(found);
        });
        return found!;
    }

    private Task Forward(TimeSpan by) => host.To(host.Now + by);

    private async Task Execute(string sql)
    {
        await using var source = NpgsqlDataSource.Create(host.Database.Leads);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
