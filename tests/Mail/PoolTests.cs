using System.Text.Json.Nodes;
using LeadGrid.Outreach;

namespace LeadGrid.Mail;

public sealed class PoolTests
{
    [Fact]
    public async Task Messages_follow_each_other_on_one_connection()
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port);
        Assert.Equal(await Session(sender, receiver), await Session(sender, receiver));
    }

    [Fact]
    public async Task A_connection_has_its_number_of_messages()
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port, options => options.MessagesPerConnection = 2);
        string[] sessions = [await Session(sender, receiver), await Session(sender, receiver), await Session(sender, receiver)];
        Assert.Equal(sessions[0], sessions[1]);
        Assert.NotEqual(sessions[1], sessions[2]);
    }

    [Fact]
    public async Task An_idle_connection_is_asked_and_used_again_until_it_is_too_old()
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port);
        var first = await Session(sender, receiver);
        sender.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(first, await Session(sender, receiver));
        sender.Time.Advance(TimeSpan.FromSeconds(100));
        await receiver.Next("close");
        Assert.NotEqual(first, await Session(sender, receiver));
    }

    [Fact]
    public async Task A_server_that_has_hung_up_meanwhile_costs_no_message()
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port);
        Assert.IsType<SendOutcome.Accepted>(await sender.Send("leave@example.org"));
        await receiver.Next("close");
        sender.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<SendOutcome.Accepted>(await sender.Send("anna@example.org"));
    }

    [Fact]
    public async Task There_are_never_more_connections_than_allowed()
    {
        await using var receiver = await Receiver.Start();
        int accepted;
        using (var sender = new Sender(receiver.Port, options => options.Connections = 3))
        {
            // On a slow machine some clearances end before their turn; whatever is accepted has arrived.
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(each => sender.Send($"person{each}@example.org")));
            accepted = outcomes.OfType<SendOutcome.Accepted>().Count();
            Assert.Equal(24, accepted + outcomes.OfType<SendOutcome.NotSent>().Count());
        }

        var happened = await receiver.Rest();
        Assert.Equal(accepted, happened.Count(each => Kind(each) == "message"));
        Assert.InRange(happened.Where(each => Kind(each) == "connect").Max(each => each["open"]!.GetValue<int>()), 1, 3);
    }

    private static string Kind(JsonNode happened) => happened["event"]!.GetValue<string>();

    private static async Task<string> Session(Sender sender, Receiver receiver)
    {
        Assert.IsType<SendOutcome.Accepted>(await sender.Send(Sender.Mail()));
        return (await receiver.Next("message"))["session"]!.GetValue<string>();
    }
}
