using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LeadGrid.Benchmarks;

/// <summary>The competitor of single posts: an endpoint that inserts the posted body as one row, and nothing else.</summary>
internal static class BareEndpoint
{
    public static async Task Run(string connection, string url)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using (var create = source.CreateCommand("CREATE TABLE IF NOT EXISTS bare (id uuid PRIMARY KEY, body jsonb NOT NULL)"))
        {
            await create.ExecuteNonQueryAsync();
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        app.MapGet("/ready", () => Results.Ok());
        app.MapPost("/api/v1/leads", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            var id = Guid.CreateVersion7();
            await using var insert = source.CreateCommand("INSERT INTO bare (id, body) VALUES ($1, $2::jsonb)");
            insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = await reader.ReadToEndAsync() });
            await insert.ExecuteNonQueryAsync();
            return Results.Created((string?)null, new { id });
        });
        await app.RunAsync();
    }
}
