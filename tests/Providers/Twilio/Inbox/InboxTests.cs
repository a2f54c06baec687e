using LeadGrid.Outreach;

namespace LeadGrid.Providers;

/// <summary>The list below HTTP, and the connections that it is asked over.</summary>
public sealed class InboxTests
{
    [Theory]
    [InlineData("half a list", """{"messages":[{"sid":"SM""")]
    [InlineData("no list", """{"message":"nothing"}""")]
    [InlineData("a text without a date", """{"messages":[{"sid":"SM1","direction":"inbound"}]}""")]
    [InlineData("a page of somebody else", """{"messages":[],"next_page_uri":"https://elsewhere.example/"}""")]
    [InlineData("a page of somebody else without a scheme", """{"messages":[{"sid":"SM1","direction":"inbound","date_sent":"Fri, 01 Jan 2100 12:00:00 +0000"}],"next_page_uri":"//elsewhere.example/"}""")]
    public async Task What_is_no_list_moves_no_mark(string what, string body)
    {
        await using var server = new WireServer(WireServer.Json(200, body));
        await using var run = await Run.Start();
        await using var sweeping = new Sweeping(server.Address, (IInboundGrain)(object)run.Host.Grain, TimeProvider.System.GetUtcNow, ("FirstBack", "00:00:00"), ("Overlap", "00:00:00"));
        await sweeping.Sweep();
        Assert.Empty(run.Host.Grain.CaughtUp);
        Assert.True(sweeping.Log.All.Contains("could not be listed", StringComparison.Ordinal), what);
        Assert.All(server.Requests, request => Assert.StartsWith($"GET /2010-04-01/Accounts/{Sender.Sid}/Messages.json?To=%2B15005550006&DateSent=", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_questions_can_be_asked_without_a_clearance()
    {
        await using var server = new WireServer(WireServer.Json(200, "{}"));
        using var http = new HttpClient(AskingConnections.Handler(1)) { BaseAddress = server.Address };
        var stop = TestContext.Current.CancellationToken;
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("{}", await http.GetStringAsync("/x?y=z", stop));
        }

        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, new HttpMethod("GETS") })
        {
            using var request = new HttpRequestMessage(method, "/x") { Content = new StringContent("Body=Hi") };
            Assert.Contains("NotCleared", (await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(request, stop))).ToString(), StringComparison.Ordinal);
        }

        // A GET may have a body by the letter of HTTP; here it has none.
        using var loaded = new HttpRequestMessage(HttpMethod.Get, "/x") { Content = new StringContent("Body=Hi") };
        Assert.Contains("NotCleared", (await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(loaded, stop))).ToString(), StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.StartsWith("GET /x", request, StringComparison.Ordinal));
        Assert.DoesNotContain("Body=Hi", string.Concat(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_may_come_in_pieces_and_what_follows_it_must_be_another()
    {
        using var sink = new MemoryStream();
        await using var stream = new AskingStream(sink);
        foreach (var piece in new[] { "GE", "T /a HTTP/1.1\r", "\nHost: x\r\n\r", "\nGET /b", "\r\n\r\n" })
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(piece));
        }

        Assert.Throws<NotClearedException>(() => stream.Write("POST /"u8));
        Assert.Equal("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b\r\n\r\n", System.Text.Encoding.ASCII.GetString(sink.ToArray()));
    }
}
