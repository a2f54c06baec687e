using System.Net;
using System.Text.Json.Nodes;
using LeadGrid.Access;
using LeadGrid.Compliance;
using static LeadGrid.Api.Tests.HttpSentences;

namespace LeadGrid.Api.Tests;

public sealed class ReplyTests(AccessHost host) : IClassFixture<AccessHost>
{
    private const string Path = "/api/v1/compliance/classify-reply";

    [Fact]
    public async Task A_refusal_comes_with_its_scope_its_words_and_how_sure_it_is()
    {
        var answer = await Ask(new { text = "Pls don't call, text me" });
        Assert.Equal("opt_out", answer["intent"]!.GetValue<string>());
        Assert.Equal(["ai_voice", "voice"], answer["scope"]!.AsArray().Select(channel => channel!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.InRange(answer["confidence"]!.GetValue<double>(), 0.8, 1);
        Assert.Contains("dont call", answer["matched"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.True(answer.AsObject().ContainsKey("restriction"));
    }

    [Fact]
    public async Task A_narrowing_is_no_refusal_and_comes_in_parts()
    {
        var answer = await Ask(new { text = "Please don't call before noon" });
        Assert.Equal("none", answer["intent"]!.GetValue<string>());
        Assert.Empty(answer["scope"]!.AsArray());
        Assert.Equal("12:00:00", answer["restriction"]!["from"]!.GetValue<string>());
        Assert.Equal("voice", answer["restriction"]!["channels"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task Yes_counts_only_as_the_answer_to_our_own_question()
    {
        Assert.Equal("none", (await Ask(new { text = "YES" }))["intent"]!.GetValue<string>());
        Assert.Equal("none", (await Ask(new { text = "YES", question = "appointment" }))["intent"]!.GetValue<string>());
        Assert.Equal("opt_in", (await Ask(new { text = "YES", question = "opt_in" }))["intent"]!.GetValue<string>());
    }

    [Fact]
    public async Task Sellers_brokers_and_administrators_may_ask_and_nobody_else()
    {
        var (_, key) = await host.NewKey([ApiScopes.WriteLeads]);
        using var seller = host.Client(key);
        using var broker = await host.SignedIn("north");
        using var administrator = await host.SignedIn();
        foreach (var client in new[] { seller, broker, administrator })
        {
            using var request = Request(HttpMethod.Post, Path, new { text = "STOP" });
            Assert.Equal(HttpStatusCode.OK, await client.SendAsync(request).Status());
        }

        using var nobody = host.Client();
        using var unsigned = Request(HttpMethod.Post, Path, new { text = "STOP" });
        await nobody.SendAsync(unsigned).ReadProblem(401);
    }

    [Fact]
    public async Task An_empty_reply_means_nothing_and_a_missing_one_is_a_fault()
    {
        Assert.Equal("none", (await Ask(new { text = "" }))["intent"]!.GetValue<string>());
        Assert.NotNull((await Refused(new { question = "opt_in" }))["errors"]!["text"]);
        Assert.NotNull((await Refused(new { text = (string?)null }))["errors"]!["text"]);
        Assert.NotNull((await Refused(new { text = 7 }))["errors"]!["text"]);
    }

    [Fact]
    public async Task A_text_or_a_question_over_the_limit_is_a_fault_of_its_field()
    {
        var most = new string('x', ReplyQuestion.MaximumLength);
        Assert.Equal("none", (await Ask(new { text = most, question = most }))["intent"]!.GetValue<string>());
        Assert.NotNull((await Refused(new { text = most + "x" }))["errors"]!["text"]);
        Assert.NotNull((await Refused(new { text = "STOP", question = most + "x" }))["errors"]!["question"]);
    }

    [Fact]
    public async Task Halves_of_characters_and_nul_are_no_reason_to_fail()
    {
        Assert.Equal("opt_out", (await Ask("{\"text\":\"STOP\\u0000\"}"))["intent"]!.GetValue<string>());
        Assert.Equal("none", (await Ask("{\"text\":\"\\u0000 \\uFFFD\"}"))["intent"]!.GetValue<string>());
    }

    private async Task<JsonNode> Ask(object body)
    {
        var (_, key) = await host.NewKey();
        using var client = host.Client(key);
        using var request = Request(HttpMethod.Post, Path, body);
        return await client.SendAsync(request).Read();
    }

    private async Task<JsonNode> Refused(object body)
    {
        var (_, key) = await host.NewKey();
        using var client = host.Client(key);
        using var request = Request(HttpMethod.Post, Path, body);
        return await client.SendAsync(request).ReadProblem(422);
    }
}
