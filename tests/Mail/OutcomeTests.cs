using System.Net;
using System.Net.Sockets;
using LeadGrid.Outreach;
using LeadGrid.Providers;

namespace LeadGrid.Mail;

/// <summary>What becomes of a message whose server refuses, breaks off or says nothing.</summary>
public sealed class OutcomeTests
{
    [Theory]
    [InlineData("unknown", "5.1.1")]
    [InlineData("spam", "5.7.1")]
    public async Task What_the_server_will_never_take_is_refused_without_its_words(string manner, string code)
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port);
        var refused = Assert.IsType<SendOutcome.Refused>(await sender.Send($"{manner}@example.org"));
        Assert.Equal((code, false), (refused.Code, refused.OptedOut));
        Assert.DoesNotContain("example.org", refused.Reason, StringComparison.Ordinal);
        Assert.IsType<SendOutcome.Accepted>(await sender.Send("next@example.org"));
    }

    [Theory]
    [InlineData("grey")]
    [InlineData("busy")]
    public async Task What_it_may_take_later_is_not_sent(string manner)
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port);
        var later = Assert.IsType<SendOutcome.NotSent>(await sender.Send($"{manner}@example.org"));
        Assert.True(later.RetryAfter > TimeSpan.Zero);
        Assert.DoesNotContain("example.org", later.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_end_has_sent_nothing()
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port);

        // More than the sockets of both sides hold: it cannot all have been written when the other side breaks off.
        var large = Sender.Mail("cut@example.org") with { Text = string.Concat(Enumerable.Repeat("a line of text\n", 1_500_000)) };
        Assert.IsType<SendOutcome.NotSent>(await sender.Send(large));
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_end_may_have_sent_it()
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port);
        Assert.IsType<SendOutcome.Unknown>(await sender.Send("hangup@example.org"));
    }

    [Fact]
    public async Task A_server_that_never_answers_may_have_taken_it()
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port, options => options.AnswerWithin = TimeSpan.FromSeconds(1));
        Assert.IsType<SendOutcome.Unknown>(await sender.Send("silent@example.org"));
    }

    [Fact]
    public async Task Without_a_server_nothing_is_sent_and_after_five_failures_nobody_tries()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var sender = new Sender(port, options => options.Host = "127.0.0.1");
        for (var times = 0; times < 5; times++)
        {
            Assert.Null(Assert.IsType<SendOutcome.NotSent>(await sender.Send(Sender.Mail())).RetryAfter);
        }

        Assert.Equal(("Open", nameof(SocketException), null), (sender.Health.Condition.Circuit, sender.Health.Condition.LastFailure?.Code, sender.Health.Condition.LastSuccess));
        await using var receiver = await Receiver.Start(new { port });
        Assert.True(Assert.IsType<SendOutcome.NotSent>(await sender.Send(Sender.Mail())).RetryAfter > TimeSpan.Zero);
        sender.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.IsType<SendOutcome.Accepted>(await sender.Send(Sender.Mail()));
        Assert.IsType<SendOutcome.Accepted>(await sender.Send(Sender.Mail()));
        Assert.Equal(("Closed", sender.Time.GetUtcNow()), (sender.Health.Condition.Circuit, sender.Health.Condition.LastSuccess));
        Assert.Equal(new SendCounts(2, 0, 6, 0, 2), sender.Health.Counted(sender.Time.GetUtcNow().AddHours(-24)));
    }

    [Fact]
    public async Task Refusals_do_not_break_the_circuit()
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port);
        for (var times = 0; times < 8; times++)
        {
            Assert.IsType<SendOutcome.Refused>(await sender.Send("unknown@example.org"));
        }

        Assert.IsType<SendOutcome.Accepted>(await sender.Send("anna@example.org"));
    }

    [Fact]
    public async Task Nothing_is_written_when_the_clearance_is_over()
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port);
        Assert.IsType<SendOutcome.Accepted>(await sender.Send(Sender.Mail()));
        Assert.Contains("permit", Assert.IsType<SendOutcome.NotSent>(await sender.Send(Sender.Mail(), Sender.Cleared(TimeSpan.Zero))).Reason, StringComparison.Ordinal);
        Assert.Single(await receiver.Rest(), happened => happened["event"]!.GetValue<string>() == "message");
    }

    /// <summary>The server takes longer with the recipient than the clearance lives: DATA is never said.</summary>
    [Fact]
    public async Task Nothing_more_is_written_when_the_clearance_ends_in_between()
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port);
        var outcome = await sender.Send(Sender.Mail("stall@example.org"), Sender.Cleared(TimeSpan.FromMilliseconds(500)));
        Assert.IsType<SendOutcome.NotSent>(outcome);
        Assert.DoesNotContain(await receiver.Rest(), happened => happened["event"]!.GetValue<string>() == "message");
    }
}
