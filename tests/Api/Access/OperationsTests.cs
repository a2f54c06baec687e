using System.Net;
using LeadGrid.Edges;
using Microsoft.Extensions.DependencyInjection;
using static LeadGrid.Api.Tests.HttpSentences;

namespace LeadGrid.Api.Tests;

public sealed class OperationsTests(AccessHost host) : IClassFixture<AccessHost>
{
    [Fact]
    public async Task It_is_alive_at_once_and_ready_when_the_gate_is_open()
    {
        using var client = host.Client();
        Assert.Equal(HttpStatusCode.OK, await client.GetAsync("/health/live").Status());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await client.GetAsync("/health/startup").Status());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await client.GetAsync("/health/ready").Status());
        host.App.Services.GetRequiredService<IStartupGate>().Open();
        Assert.Equal(HttpStatusCode.OK, await client.GetAsync("/health/startup").Status());
        Assert.Equal(HttpStatusCode.OK, await client.GetAsync("/health/ready").Status());
    }

    [Fact]
    public async Task Metrics_are_for_this_machine_and_for_administrators()
    {
        using var client = host.Client();
        using var local = await client.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.OK, local.StatusCode);
        Assert.Contains("orleans", await local.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var proxied = Request(HttpMethod.Get, "/metrics", null, ("X-Forwarded-For", "198.51.100.7"));
        await client.SendAsync(proxied).ReadProblem(401);
        using var admin = await host.SignedIn();
        using var asked = Request(HttpMethod.Get, "/metrics", null, ("X-Forwarded-For", "198.51.100.7"));
        Assert.Equal(HttpStatusCode.OK, await admin.SendAsync(asked).Status());
        using var broker = await host.SignedIn("north");
        using var curious = Request(HttpMethod.Get, "/metrics", null, ("X-Forwarded-For", "198.51.100.7"));
        await broker.SendAsync(curious).ReadProblem(403);
    }

    [Fact]
    public async Task The_dashboard_is_for_administrators()
    {
        using var nobody = host.Client();
        await nobody.GetAsync("/dashboard/").ReadProblem(401);
        nobody.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var sent = await nobody.GetAsync("/dashboard/");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        using var broker = await host.SignedIn("north");
        await broker.GetAsync("/dashboard/").ReadProblem(403);
        using var admin = await host.SignedIn();
        Assert.Equal(HttpStatusCode.OK, await admin.GetAsync("/dashboard/").Status());
    }
}
