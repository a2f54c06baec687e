using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using LeadGrid.Compliance;
using LeadGrid.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Api.Tests;

/// <summary>Lists from the file to what a decision is told.</summary>
[Collection(ProductTests.Name)]
public sealed class ListTests(ProductHost host)
{
    private const string Path = "/api/v1/compliance/lists";

    [Fact]
    public async Task A_national_copy_says_who_is_listed_and_a_newer_one_replaces_it()
    {
        var old = await Import("kind=national&name=FTC&asOf=2026-10-01", "201,5550191\n(201) 555-0192\n12015550193\nnobody\n").Read();
        Assert.Equal((4, 3), (old["rows"]!.GetValue<int>(), old["accepted"]!.GetValue<int>()));
        var fault = Assert.Single(old["faults"]!.AsArray())!;
        Assert.Equal((4, "This is no phone number."), (fault["line"]!.GetValue<int>(), fault.Text("problem")));
        Assert.True(old["tooOld"]!.GetValue<bool>());
        Assert.True((await Look("+12015550192")).DoNotCall!.Listed);

        var made = await Import("kind=national&name=FTC+November&asOf=2026-11-20", "phone\n\n201-555-0191\n").Read();
        Assert.Equal(1, made["accepted"]!.GetValue<int>());
        Assert.Equal(new DoNotCallScrub(new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero), false), (await Look("+12015550192")).DoNotCall);
        Assert.True((await Look("+12015550191")).DoNotCall!.Listed);
        Assert.Equal("replaced", (await List(old)).Text("state"));
        var problem = await Import("kind=national&asOf=2026-11-01", "2015550191").ReadProblem(422);
        Assert.Equal("asOf", Assert.Single(problem["errors"]!.AsObject()).Key);

        using var retired = await host.Admin.DeleteAsync($"{Path}/{made["listId"]}");
        Assert.Equal(HttpStatusCode.NoContent, retired.StatusCode);
        Assert.Equal("retired", (await List(made)).Text("state"));
        Assert.Equal(HttpStatusCode.NotFound, await host.Admin.DeleteAsync($"{Path}/{made["listId"]}").Status());
        Assert.Null((await Look("+12015550191")).DoNotCall);
    }

    [Fact]
    public async Task Own_and_sellers_lists_name_numbers_and_addresses()
    {
        await Import("kind=own&name=Complaints", "name,email,phone\n\"Byron, Ada\",Ada.King@Example.org,201-555-0141\n,,+442079460123\n").Read();
        await Import("kind=seller&name=Acme&seller=acme", "ada.king@example.org").Read();
        Assert.Equal([SuppressionList.Own, SuppressionList.Seller], (await Look("ada.king@example.org", HashPurpose.Email)).Suppressions.Select(entry => entry.List));
        Assert.Equal("acme", (await Look("ada.king@example.org", HashPurpose.Email)).Suppressions[1].Seller);
        Assert.Equal([SuppressionList.Own], (await Look("+12015550141")).Suppressions.Select(entry => entry.List));
        Assert.Equal([SuppressionList.Own], (await Look("+442079460123")).Suppressions.Select(entry => entry.List));
    }

    [Fact]
    public async Task A_litigator_is_lifted_by_an_administrator_with_a_reason()
    {
        await Import("kind=litigators&name=Vendor", "201-555-0151").Read();
        var lift = $"{Path}/lift";
        Assert.Equal(HttpStatusCode.NotFound, await host.Admin.PostAsJsonAsync(lift, new { phone = "201-555-0152", reason = "x" }).Status());
        await host.Admin.PostAsJsonAsync(lift, new { phone = "12", reason = " " }).ReadProblem(422);
        Assert.Null(Assert.Single((await Look("+12015550151")).Suppressions).LiftedAt);
        Assert.Equal(HttpStatusCode.NoContent, await host.Admin.PostAsJsonAsync(lift, new { phone = "(201) 555-0151", reason = "Settled" }).Status());
        Assert.NotNull(Assert.Single((await Look("+12015550151")).Suppressions).LiftedAt);

        await Import("kind=litigators&name=Vendor", "201-555-0151").Read();
        Assert.Null(Assert.Single((await Look("+12015550151")).Suppressions).LiftedAt);
    }

    [Fact]
    public async Task Reassigned_numbers_come_with_date_and_answer()
    {
        await Import("kind=reassigned&name=FCC", "number,date,answer\n2015550161,2026-11-01,yes\n2015550162,2026-11-02,no\n2015550163,2026-11-02,no data\n2015550164,11-02,no\n").Read();
        Assert.Equal([new ReassignedAnswer(new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), true)], (await Look("+12015550161")).Reassigned);
        Assert.False(Assert.Single((await Look("+12015550162")).Reassigned).Reassigned);
        Assert.Empty((await Look("+12015550163")).Reassigned);
    }

    [Fact]
    public async Task A_file_of_many_chunks_is_read_whole()
    {
        var file = new StringBuilder();
        for (var i = 0; i < 9_001; i++)
        {
            file.Append("301").Append(5_550_000 + i).Append('\n');
        }

        var answer = await Import("kind=own&name=Many", file.ToString()).Read();
        Assert.Equal((9_001, 9_001), (answer["rows"]!.GetValue<int>(), answer["accepted"]!.GetValue<int>()));
        Assert.Single((await Look("+13015550000")).Suppressions);
        Assert.Single((await Look("+13015559000")).Suppressions);
    }

    [Theory]
    [InlineData("kind=fax&asOf=yesterday", "2015550171", "asOf", "kind")]
    [InlineData("kind=own&seller=acme&areaCodes=201&asOf=2100-01-01", "2015550171", "areaCodes", "asOf", "seller")]
    [InlineData("kind=own&name=Wrong", "name,city\nAda,London", "")]
    [InlineData("kind=own&name=Empty", "\n\n", "")]
    [InlineData("kind=own&name=Wrong", "1 Ada\n2 Byron\n2015550171", "")]
    public async Task What_is_no_list_changes_nothing(string query, string file, params string[] fields)
    {
        var problem = await Import(query, file).ReadProblem(422);
        Assert.Equal(fields, problem["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
        Assert.Empty((await Look("+12015550171")).Suppressions);
    }

    [Fact]
    public async Task Only_administrators_see_and_import_lists_of_text()
    {
        using var broker = await host.SignedInBroker(await host.NewBroker());
        foreach (var client in new[] { broker, host.Seller })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await client.GetAsync(Path).Status());
            Assert.Equal(HttpStatusCode.Forbidden, await client.PostAsync($"{Path}?kind=own", new StringContent("x")).Status());
            Assert.Equal(HttpStatusCode.Forbidden, await client.DeleteAsync($"{Path}/1").Status());
            Assert.Equal(HttpStatusCode.Forbidden, await client.PostAsJsonAsync($"{Path}/lift", new { }).Status());
        }

        await host.Admin.PostAsync($"{Path}?kind=own", new StringContent("{}", Encoding.UTF8, "application/json")).ReadProblem(415);
    }

    private Task<HttpResponseMessage> Import(string query, string file) =>
        host.Admin.PostAsync($"{Path}?{query}", new StringContent(file, Encoding.UTF8, "text/csv"));

    private Task<ListedFacts> Look(string value, string purpose = HashPurpose.Phone) => host.App.Services.GetRequiredService<ISuppressionLists>().Look(
        host.App.Services.GetRequiredService<IKeyedHash>().Hash(purpose, value), TestContext.Current.CancellationToken);

    private async Task<JsonNode> List(JsonNode imported) =>
        (await host.Admin.GetAsync(Path).Read())["lists"]!.AsArray().Single(list => list!["listId"]!.GetValue<long>() == imported["listId"]!.GetValue<long>())!;
}
