using LeadGrid.Outreach;

namespace LeadGrid.Providers;

public sealed class ResilienceTests
{
    [Fact]
    public async Task An_open_circuit_leaves_the_provider_alone_and_can_be_seen()
    {
        await using var server = new WireServer(WireServer.Json(500, ""));
        await using var sender = new Sender(server.Address, new() { ["FailureMinimum"] = "4" });
        for (var i = 0; i < 4; i++)
        {
            Assert.IsType<SendOutcome.Unknown>(await sender.Send());
        }

        Assert.IsType<SendOutcome.NotSent>(await sender.Send());
        Assert.Equal(4, server.Requests.Count);
        Assert.Equal(("Open", "HTTP 500"), (sender.Condition.Circuit, sender.Condition.LastFailure?.Code));
        var report = sender.Report();
        Assert.Equal((ProviderCircuit.Open, "HTTP 500", null), (report.Circuit, report.LastFailure?.Code, report.LastSuccess));
        Assert.Equal((0L, 0L, 1L, 4L), (report.Counts!.Accepted, report.Counts.Refused, report.Counts.NotSent, report.Counts.Unknown));
    }

    [Fact]
    public async Task What_was_taken_is_counted_with_its_cost_and_the_limits_and_the_fallback_are_told()
    {
        await using var server = new WireServer(request =>
            request == 1 ? WireServer.Json(400, OutcomeTests.Blocked) : WireServer.Json(201, """{"sid":"SM1","num_segments":"3"}"""));
        await using var sender = new Sender(server.Address, new() { ["MaximumPerSecond"] = "50", ["Fallback"] = " SignalWire, by hand " });
        for (var i = 0; i < 3; i++)
        {
            await sender.Send();
        }

        var report = sender.Report();
        Assert.Equal((ProviderCircuit.Closed, null), (report.Circuit, report.LastFailure));
        Assert.Equal(new ProviderLimits(50, 64, "SignalWire, by hand"), report.Limits);
        Assert.Equal((2L, 1L, 0L, 0L), (report.Counts!.Accepted, report.Counts.Refused, report.Counts.NotSent, report.Counts.Unknown));
        Assert.Equal(new Money(6 * 0.02m, "EUR"), report.Counts.CostToday);
    }

    [Fact]
    public async Task Refusals_of_single_messages_and_too_many_are_no_failures_of_the_provider()
    {
        await using var server = new WireServer(request => request % 2 == 0 ? WireServer.Json(400, OutcomeTests.Blocked) : WireServer.Json(429, "{}"));
        await using var sender = new Sender(server.Address, new() { ["FailureMinimum"] = "2" });
        for (var i = 0; i < 10; i++)
        {
            await sender.Send();
        }

        Assert.Equal(10, server.Requests.Count);
        Assert.Equal("Closed", sender.Condition.Circuit);
        Assert.NotNull(sender.Condition.LastSuccess);
    }

    [Fact]
    public async Task A_wrong_token_shows_in_the_providers_condition()
    {
        await using var server = new WireServer(WireServer.Json(401, """{"code":20003}"""));
        await using var sender = new Sender(server.Address);
        await sender.Send();
        Assert.Equal("HTTP 401, 20003", sender.Condition.LastFailure?.Code);
        Assert.Null(sender.Condition.LastSuccess);
    }

    [Fact]
    public async Task What_is_too_much_at_once_is_not_sent()
    {
        await using var server = new WireServer(_ => null);
        await using var sender = new Sender(server.Address, new() { ["MaximumConcurrent"] = "1", ["RequestTimeout"] = "00:00:01" });
        var first = sender.Send();
        await Run.Eventually(() => server.Requests.Count == 1);
        Assert.IsType<SendOutcome.NotSent>(await sender.Send());
        Assert.IsType<SendOutcome.Unknown>(await first);
        await using var slow = new Sender(server.Address, new() { ["MaximumPerSecond"] = "1", ["RequestTimeout"] = "00:00:00.2" });
        var both = await Task.WhenAll(slow.Send(), slow.Send());
        Assert.True(Assert.Single(both.OfType<SendOutcome.NotSent>()).RetryAfter > TimeSpan.Zero);
        Assert.Equal(2, server.Requests.Count);
    }
}
