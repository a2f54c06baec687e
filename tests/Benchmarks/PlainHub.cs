using System.Diagnostics;
using System.Globalization;
using LeadGrid.Feeds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Benchmarks;

/// <summary>
/// The competitor of the live grid: a hub that sends each event to its group as a message of its own, as SignalR's
/// documentation does it. Events come from a clock in its own process: no database, no commit, no silo.
/// </summary>
internal sealed class PlainHub : Hub
{
    public const string Path = "/hub";

    public Task Join(string view) => Groups.AddToGroupAsync(Context.ConnectionId, view);

    public static async Task Run(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddSignalR().AddMessagePackProtocol();
        await using var app = builder.Build();
        app.MapGet("/ready", () => Results.Ok());
        app.MapHub<PlainHub>(Path);
        app.MapPost("/run", async (IHubContext<PlainHub> hub, int first, int rate, int count, string view, int views) =>
        {
            await Send(hub, first, rate, count, event_ => views == 1 ? view : view + (event_ % views));
            return Results.Ok();
        });
        await app.RunAsync();
    }

    private static async Task Send(IHubContext<PlainHub> hub, int first, int rate, int count, Func<int, string> viewOf)
    {
        var sends = new List<Task>(count);
        var started = Stopwatch.GetTimestamp();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (sends.Count < count && await beat.WaitForNextTickAsync())
        {
            var due = Math.Min(count, Stopwatch.GetElapsedTime(started).TotalSeconds * rate);
            while (sends.Count < due)
            {
                var number = first + sends.Count;
                sends.Add(hub.Clients.Group(viewOf(number)).SendAsync("row", Row(number)));
            }
        }

        await Task.WhenAll(sends);
    }

    /// <summary>Of the size of the product's rows.</summary>
    private static GridRow Row(int number)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        return new GridRow
        {
            Id = Guid.CreateVersion7().ToString(),
            Version = 2,
            Status = "assigned",
            Score = 50,
            Campaign = "home-solar",
            BrokerId = "bluebird",
            BrokerName = "Bluebird Solar",
            FirstName = "Ada",
            LastName = "Number",
            Phone = "+12025550123",
            Email = string.Create(CultureInfo.InvariantCulture, $"lead{number}@mail.example.org"),
            City = "Town",
            State = "NJ",
            ReceivedAt = now,
            UpdatedAt = now,
            Flags = [],
        };
    }
}
