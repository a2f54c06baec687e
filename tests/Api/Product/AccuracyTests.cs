using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using LeadGrid.Access;
using LeadGrid.Compliance;
using Npgsql;

namespace LeadGrid.Api.Tests;

/// <summary>Consent accuracy from the table to the page.</summary>
[Collection(ProductTests.Name)]
public sealed class AccuracyTests(ProductHost host)
{
    private const string Path = "/api/v1/compliance/accuracy";

    [Fact]
    public async Task A_day_is_shown_with_its_differences_and_judged_again_by_an_administrator()
    {
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using var source = NpgsqlDataSource.Create(host.Database.Leads);
        await using var insert = source.CreateCommand($$"""
            INSERT INTO rejudgement (day, zone, from_at, to_at, judged, agreed, differences, done_at)
            VALUES ('{{day}}', 'America/New_York', '{{day}}T05:00Z', '{{day}}T06:00Z', 4, 3,
                '[{"at": "{{day}}T12:00:00Z", "contact": "phone-01", "permitId": "01890000-0000-7000-8000-000000000001", "channel": "sms",
                   "purpose": "marketing", "objections": ["us-window"], "senderSaid": ["stop"], "dataVersion": "1"}]', now())
            """);
        await insert.ExecuteNonQueryAsync();
        var shown = Assert.Single((await host.Admin.GetAsync($"{Path}?from={day}&to={day}").Read())["days"]!.AsArray())!;
        Assert.Equal((0.75, 4L, 3L), (shown["accuracy"]!.GetValue<double>(), shown["judged"]!.GetValue<long>(), shown["right"]!.GetValue<long>()));
        var difference = Assert.Single(shown["differences"]!.AsArray())!;
        Assert.Equal(("phone-01", "sms", "us-window"), (difference.Text("contact"), difference.Text("channel"), difference["objections"]![0]!.GetValue<string>()));

        using var again = await host.Admin.PostAsync($"{Path}/{day}", null);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        var waiting = JsonNode.Parse(await again.Content.ReadAsStringAsync())!;
        Assert.Equal((0L, 0), (waiting["judged"]!.GetValue<long>(), waiting["differences"]!.AsArray().Count));
    }

    [Fact]
    public async Task Days_that_cannot_be_judged_are_none_and_nobody_else_may_ask()
    {
        await host.Admin.PostAsync($"{Path}/2020-01-01", null).ReadProblem(404);
        await host.Admin.PostAsync($"{Path}/yesterday", null).ReadProblem(400);
        Assert.NotNull((await host.Admin.GetAsync(Path).Read())["days"]);
        using var broker = await host.SignedInBroker(await host.NewBroker());
        Assert.Equal(HttpStatusCode.Forbidden, await broker.GetAsync(Path).Status());
        Assert.Equal(HttpStatusCode.Forbidden, await host.Seller.GetAsync(Path).Status());
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => host.Grains.GetGrain<IAccuracyGrain>(0).JudgeAgain(
            new Actor(ActorKind.Broker, "b", "b"), default));
    }
}
