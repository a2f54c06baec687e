using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LeadGrid.Benchmarks;

/// <summary>The administrator, signed in.</summary>
internal sealed class Session : IDisposable
{
    private readonly HttpClient _http;

    private Session(HttpClient http, CookieContainer cookies) => (_http, Cookies) = (http, cookies);

    public CookieContainer Cookies { get; }

    public HttpClient Http => _http;

    public static async Task<Session> SignIn(Stage stage)
    {
        var cookies = new CookieContainer();
        var http = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = stage.Product };
        using var answer = await http.PostAsJsonAsync(
            new Uri("/api/v1/session", UriKind.Relative), new { email = stage.Administrator.Email, password = stage.Administrator.Password });
        using var session = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        http.DefaultRequestHeaders.Add("X-CSRF-Token", session.RootElement.GetProperty("csrfToken").GetString());
        return new Session(http, cookies);
    }

    /// <summary>Makes settings that do not exist yet.</summary>
    public async Task Create(string path, object settings)
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(settings) };
        put.Headers.IfNoneMatch.ParseAdd("*");
        using var answer = await _http.SendAsync(put);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path} was refused with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    public void Dispose() => _http.Dispose();
}
