using System.Text;
using System.Text.Json;
using LeadGrid.Intake;
using Microsoft.AspNetCore.Http;

namespace LeadGrid.Unit.Api;

public class BatchLinesTests
{
    [Fact]
    public async Task A_bad_line_harms_no_other()
    {
        var lines = await Read("application/x-ndjson", $$"""
            {"phone":"1","idempotencyKey":"k"}
            {"phone":
            {"firstName":"\ud800"}

            {"street":"{{new string('x', BatchLines.MaximumLine)}}"}
            {"phone":"2"}
            """);
        Assert.Equal([1L, 2L, 3L, 5L, 6L], lines.Select(l => l.Number));
        Assert.Equal(["1", null, null, null, "2"], lines.Select(l => l.Post?.Phone));
        Assert.Equal(["k", null, null, null, null], lines.Select(l => l.IdempotencyKey));
        Assert.All(lines.Where(l => l.Post is null), l => Assert.Single(l.Faults));
        Assert.Contains("Unicode", lines[2].Faults[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_with_a_key_is_the_same_post_as_the_one_without()
    {
        var lines = await Read("application/x-ndjson", """
            {"phone":"1","idempotencyKey":"k"}
            {"phone":"1"}
            """);
        Assert.Equal(JsonSerializer.Serialize(lines[1].Post), JsonSerializer.Serialize(lines[0].Post));
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_none() =>
        Assert.Null((await Read("application/jsonl", $$"""{"idempotencyKey":"{{new string('k', 256)}}"}"""))[0].IdempotencyKey);

    [Fact]
    public async Task A_table_is_read_by_its_own_delimiter()
    {
        var lines = await Read("text/csv; charset=utf-8", "phone;city\r\n1;\"New;ark\"\r\n\r\n2;Trenton\r\n");
        Assert.Equal([("1", "New;ark"), ("2", "Trenton")], lines.Select(l => (l.Post!.Phone!, l.Post.Address!.City!)));
        Assert.Empty(await Read("text/csv", ""));
    }

    [Fact]
    public async Task A_missing_quote_refuses_the_rest() => Assert.Equal(1, (await Assert.ThrowsAsync<BatchRefusedException>(
        () => Read("text/csv", $"phone\n\"{new string('1', BatchLines.MaximumLine + 1)}"))).Line);

    [Fact]
    public async Task A_map_that_the_header_does_not_bear_out_refuses_the_batch() => Assert.Equal(0, (await Assert.ThrowsAsync<BatchRefusedException>(
        () => Read("text/csv", "phone\n1", "mobile:phone"))).Line);

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    public void Anything_else_is_no_batch(string? type) =>
        Assert.Null(BatchLines.Of(Request(type, ""), null, CancellationToken.None));

    private static async Task<List<BatchLine>> Read(string type, string body, string? map = null)
    {
        var lines = new List<BatchLine>();
        await foreach (var line in BatchLines.Of(Request(type, body), map, CancellationToken.None)!)
        {
            lines.Add(line);
        }

        return lines;
    }

    private static HttpRequest Request(string? type, string body)
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = type;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return context.Request;
    }
}
