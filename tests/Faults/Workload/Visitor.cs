using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadGrid.Processes;

namespace LeadGrid.Faults.Workload;

/// <summary>Somebody who has signed in, and is known to every Api: the cookie is good for all of them.</summary>
internal sealed class Visitor : IDisposable
{
    /// <summary>Longer than an Api waits for its cluster before it says so.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private readonly SocketsHttpHandler _handler;

    private Visitor(DevLogin login)
    {
        Login = login;
        _handler = new SocketsHttpHandler { CookieContainer = Cookies, ConnectTimeout = TimeSpan.FromSeconds(3) };
        Http = new HttpClient(_handler) { Timeout = Patience };
    }

    public DevLogin Login { get; }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http { get; }

    public static async Task<Visitor> SignIn(DevLogin login, Uri api, CancellationToken cancellation)
    {
        var visitor = new Visitor(login);
        using var answer = await visitor.Http.PostAsJsonAsync(
            new Uri(api, "/api/v1/session"), new { email = login.Email, password = login.Password }, cancellation);
        answer.EnsureSuccessStatusCode();
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        visitor.Http.DefaultRequestHeaders.Add("X-CSRF-Token", session.GetProperty("csrfToken").GetString());
        return visitor;
    }

    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
    }
}
