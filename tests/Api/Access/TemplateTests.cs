using System.Net;
using System.Text.Json.Nodes;
using static LeadGrid.Api.Tests.HttpSentences;

namespace LeadGrid.Api.Tests;

public sealed class TemplateTests(AccessHost host) : IClassFixture<AccessHost>
{
    private static readonly object Draft = new
    {
        channel = "sms",
        content = new { name = "First", purpose = "marketing", sender = "Anchor", text = "Hi {{firstName|there}}, when may we call?" },
    };

    [Fact]
    public async Task A_template_is_written_submitted_and_approved_by_somebody_else()
    {
        using var anna = await host.SignedIn();
        using var ben = await host.SignedIn();
        var path = Path();
        var made = await Put(anna, path, Draft, ("If-None-Match", "*")).Read(HttpStatusCode.Created);
        Assert.Equal("draft", made["versions"]![0]!["status"]!.GetValue<string>());
        await Step(anna, path, "submit", 1).Read();
        var own = await Step(anna, path, "approve", 2).ReadProblem(409);
        Assert.Equal("submitted", own["current"]!["versions"]![0]!["status"]!.GetValue<string>());
        var approved = await Step(ben, path, "approve", 2).Read();
        Assert.Equal("approved", approved["versions"]![0]!["status"]!.GetValue<string>());
        using var read = await ben.GetAsync(path);
        Assert.Equal("\"3\"", read.Headers.ETag!.Tag);
        var retired = await Step(ben, path, "retire", 3).Read();
        Assert.Equal("retired", retired["versions"]![0]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Brokers_read_what_is_approved_and_write_nothing()
    {
        using var anna = await host.SignedIn();
        using var ben = await host.SignedIn();
        using var broker = await host.SignedIn(await host.NewBroker());
        var path = Path();
        await Put(anna, path, Draft, ("If-None-Match", "*")).Read(HttpStatusCode.Created);
        await broker.GetAsync(path).ReadProblem(404);
        await Put(broker, path, Draft, ("If-Match", "\"1\"")).ReadProblem(403);
        await Step(broker, path, "submit", 1).ReadProblem(403);
        await Preview(broker, path, new { draft = Draft }).ReadProblem(403);
        await Preview(broker, path, new { }).ReadProblem(404);
        Assert.Empty(await Listed(broker, path));
        await Step(anna, path, "submit", 1).Read();
        await Step(ben, path, "approve", 2).Read();
        Assert.Equal("", (await broker.GetAsync(path).Read())["versions"]![0]!["author"]!["id"]!.GetValue<string>());
        Assert.Single(await Listed(broker, path));
        Assert.Equal("gsm7", (await Preview(broker, path, new { }).Read())["length"]!["alphabet"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_older_revision_and_none_are_refused()
    {
        using var anna = await host.SignedIn();
        var path = Path();
        await Put(anna, path, Draft).ReadProblem(428);
        await Step(anna, path, "submit", 1).ReadProblem(404);
        await anna.GetAsync(path).ReadProblem(404);
        await Put(anna, path, Draft, ("If-None-Match", "*")).Read(HttpStatusCode.Created);
        var changed = await Put(anna, path, new { channel = "sms", content = new { name = "Other", sender = "A", text = "x" } }, ("If-None-Match", "*")).ReadProblem(412);
        Assert.Equal(1, changed["current"]!["revision"]!.GetValue<long>());
        await anna.SendAsync(Request(HttpMethod.Post, $"{path}/submit", null)).ReadProblem(428);
    }

    [Fact]
    public async Task Faulty_words_are_named_by_field_also_in_a_preview()
    {
        using var anna = await host.SignedIn();
        var faulty = new { channel = "sms", content = new { name = "", sender = "Anchor", text = "{{nobody}}" } };
        foreach (var problem in new[]
        {
            await Put(anna, Path(), faulty, ("If-None-Match", "*")).ReadProblem(422),
            await Preview(anna, Path(), new { draft = faulty }).ReadProblem(422),
        })
        {
            Assert.Equal(["content.name", "content.text"], problem["errors"]!.AsObject().Select(each => each.Key));
        }
    }

    [Fact]
    public async Task Words_that_are_not_saved_can_be_looked_at()
    {
        using var anna = await host.SignedIn();
        var preview = await Preview(anna, Path(), new { draft = Draft }).Read();
        Assert.Equal("Anchor: Hi Josephine, when may we call? Reply STOP to opt out.", preview["text"]!.GetValue<string>());
        Assert.Equal(1, preview["length"]!["segments"]!.GetValue<int>());
        Assert.Equal("USD", preview["length"]!["cost"]!["currency"]!.GetValue<string>());
        await Preview(anna, Path(), new { draft = Draft, typo = 1 }).ReadProblem(422);
    }

    private static string Path() => $"/api/v1/templates/template-{Guid.NewGuid():n}"[..40];

    private static Task<HttpResponseMessage> Put(HttpClient client, string path, object body, params (string, string)[] headers) =>
        client.SendAsync(Request(HttpMethod.Put, path, body, headers));

    private static Task<HttpResponseMessage> Step(HttpClient client, string path, string step, long revision) =>
        client.SendAsync(Request(HttpMethod.Post, $"{path}/{step}", null, ("If-Match", $"\"{revision}\"")));

    private static Task<HttpResponseMessage> Preview(HttpClient client, string path, object body) =>
        client.SendAsync(Request(HttpMethod.Post, $"{path}/preview", body));

    private static async Task<JsonNode[]> Listed(HttpClient client, string path) =>
        [.. (await client.GetAsync("/api/v1/templates").Read())["templates"]!.AsArray().OfType<JsonNode>().Where(each => path.EndsWith(each["id"]!.GetValue<string>(), StringComparison.Ordinal))];
}
