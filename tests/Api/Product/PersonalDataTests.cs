using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace LeadGrid.Api.Tests;

/// <summary>Plants a person whom nobody else resembles, and looks everywhere but where she may stand.</summary>
[Collection(ProductTests.Name)]
public sealed class PersonalDataTests(ProductHost host)
{
    private static readonly string[] Planted =
    [
        "Zephyrinka", "Quoxelbrandt", "qz.vexillum@wobblethatch.org", "qz.vexillum", "+17326583199", "7326583199", "(732) 658-3199",
        "4711 Grommelwick Lane", "Thistlequarn", "Prefers-Xylotherm", "snorfblatt", "Blivvetford", "Ext-Jabberwhix-9",
    ];

    [Fact]
    public async Task A_person_stands_nowhere_but_sealed()
    {
        var broker = await host.NewBroker();
        var campaign = await host.NewCampaign(broker);
        using var browser = await host.SignedInBroker(broker);
        host.Witness.Listen(true);
        try
        {
            await Work(campaign, browser);
        }
        finally
        {
            host.Witness.Listen(false);
        }

        var found = new List<string>();
        Scan("log or trace", host.Witness.Heard, found);
        using var http = host.Client();
        Scan("metrics", [await http.GetStringAsync("/metrics")], found);
        // Whoever could have told was listened to.
        Assert.All(
            (string[])["Trace Orleans", "Debug Npgsql", "Debug Microsoft.AspNetCore", "activity LeadGrid", "activity Microsoft.AspNetCore", "activity Npgsql"],
            source => Assert.Contains(host.Witness.Heard, text => text.StartsWith(source, StringComparison.Ordinal)));
        var cells = await ScanTables(host.Database.Leads, found) + await ScanTables(host.Database.Keys, found);
        Assert.True(cells > 1_000, "Nothing was read.");
        Assert.True(found.Count == 0, $"{found.Count} finds:\n{string.Join('\n', found.Distinct().Take(40))}");
    }

    private async Task Work(string campaign, HttpClient browser)
    {
        var lead = new JsonObject
        {
            ["campaign"] = campaign,
            ["firstName"] = Planted[0],
            ["lastName"] = Planted[1],
            ["email"] = Planted[2],
            ["phone"] = Planted[6],
            ["address"] = new JsonObject { ["street"] = Planted[7], ["city"] = Planted[11], ["state"] = "NJ", ["zip"] = "07102" },
            ["attributes"] = new JsonObject { ["nickname"] = Planted[8] },
            ["consent"] = new JsonObject { ["text"] = $"I, {Planted[0]}, agree", ["phone"] = Planted[5], ["channels"] = new JsonArray("voice") },
            ["externalId"] = Planted[12],
        };
        var id = (await host.Seller.Post(lead, "key-of-Zephyrinka").Read(HttpStatusCode.Created)).Text("leadId");
        await host.Seller.Post(lead, "key-of-Zephyrinka").Read(HttpStatusCode.Created);
        await host.Seller.Post(lead.Copy().With("externalId", null)).Read();
        await host.Seller.Post(lead.Copy().With("externalId", null).With("phone", "73265831991234").With("cost", Planted[1])).ReadProblem(422);
        await host.Seller.PostAsync("/api/v1/leads", new StringContent($$"""{"campaign":"{{campaign}}","lastName":"{{Planted[1]}}""", Encoding.UTF8, "application/json")).ReadProblem(400);
        await host.Seller.Batch(campaign, "text/csv", $"firstName,lastName,phone,email\n{Planted[0]},{Planted[1]},12,{Planted[2]}\n\"{Planted[0]}");
        await host.Seller.Batch(campaign, "application/x-ndjson", $$"""{"firstName":"{{Planted[0]}}","lastName":{{Planted[1]}}}""");
        await browser.Command(id, "notes", new { text = $"{Planted[9]} says {Planted[10]}" }, 2).Read();
        await browser.Command(id, "contacted", new { note = Planted[9] }, 3).Read();
        await browser.Command(id, "appointment", new { at = "soon", note = Planted[9] }, 4).ReadProblem(422);
        await browser.Command(id, "lose", new { reason = Planted[10], note = Planted[9] }, 4).Read();
        foreach (var what in new object[] { new { phone = Planted[5] }, new { email = Planted[2] }, new { lastName = Planted[1] }, new { externalId = Planted[12] } })
        {
            Assert.Equal([id], (await browser.PostAsJsonAsync("/api/v1/leads/search", what).Read())["leads"]!.AsArray().Select(l => l.Text("id")));
        }

        var opened = await browser.GetAsync($"/api/v1/leads/{id}").Read();
        Assert.Equal((Planted[1], "(•••) •••-••99"), (opened.Text("lastName"), opened.Text("phone")));
        var timeline = await browser.GetAsync($"/api/v1/leads/{id}/timeline").Read();
        Assert.Contains(Planted[9], timeline.ToJsonString(), StringComparison.Ordinal);
    }

    private static void Scan(string where, IEnumerable<string> texts, List<string> found)
    {
        foreach (var text in texts)
        {
            foreach (var hit in Hits(text))
            {
                var at = Math.Max(0, text.IndexOf(hit, StringComparison.OrdinalIgnoreCase));
                found.Add($"{hit} in {where}: {text.Substring(Math.Max(0, at - 160), Math.Min(text.Length - Math.Max(0, at - 160), 360))}");
            }
        }
    }

    // Raw in any case, its digits whatever stands between them, and in base64 at each of the three offsets.
    private static readonly (string Value, string[] Forms)[] s_forms = [.. Planted.Select(value => (value, (string[])
    [
        value, Uri.EscapeDataString(value),
        .. Enumerable.Range(0, 3).Select(offset => Base64Core(value, offset)),
        .. Enumerable.Range(0, 3).Select(offset => Base64Core(value.ToLowerInvariant(), offset)),
        Convert.ToHexString(Encoding.UTF8.GetBytes(value)),
    ]))];

    private static IEnumerable<string> Hits(string text)
    {
        foreach (var (value, forms) in s_forms)
        {
            if (forms.Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase)))
            {
                yield return value;
            }
        }

        if (new string([.. text.Where(c => c is not ('-' or ' ' or '(' or ')' or '.'))]).Contains("7326583199", StringComparison.Ordinal))
        {
            yield return "7326583199";
        }
    }

    /// <summary>The characters of the value's base64 that do not depend on what stands around it.</summary>
    private static string Base64Core(string value, int offset)
    {
        var bytes = new byte[offset].Concat(Encoding.UTF8.GetBytes(value)).ToArray();
        var text = Convert.ToBase64String(bytes).TrimEnd('=');
        return text[(offset == 0 ? 0 : offset + 1)..^1];
    }

    /// <summary>Every cell of every table, as text and as bytes.</summary>
    private static async Task<int> ScanTables(string database, List<string> found)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var columns = new List<(string Table, string Column)>();
        await using (var list = source.CreateCommand("""
            SELECT format('%I.%I', table_schema, table_name), format('%I', column_name)
            FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
            WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'
            """))
        await using (var row = await list.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                columns.Add((row.GetString(0), row.GetString(1)));
            }
        }

        var cells = 0;
        foreach (var (table, column) in columns)
        {
            await using var read = source.CreateCommand($"SELECT {column}::text FROM {table} WHERE {column} IS NOT NULL");
            await using var row = await read.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                cells++;
                var text = row.GetString(0);
                // bytea comes as hex: its bytes are looked at as text.
                var clear = text.StartsWith("\\x", StringComparison.Ordinal) ? Encoding.Latin1.GetString(Convert.FromHexString(text[2..])) : text;
                Scan($"{table}.{column}", [clear], found);
            }
        }

        return cells;
    }
}
