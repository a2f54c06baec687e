using System.Net;
using System.Text.Json;
using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Workload;

/// <summary>Sends one operation and takes down what came of it. Whatever goes wrong on the way is an unknown outcome.</summary>
internal sealed class Exchange(Recorder recorder)
{
    /// <param name="read">Makes an answer of a success or a refusal; it sees no status of 500 or above.</param>
    public async Task<Answer> Ask(
        string client, Uri api, ClientRequest request, HttpClient http, HttpRequestMessage message, Func<HttpStatusCode, JsonElement, Answer> read)
    {
        var operation = recorder.Invoke(client, api.Authority, request);
        var answer = await Send(http, message, read);
        recorder.Answer(operation, answer);
        return answer;
    }

    /// <summary>Whether it is the way of a connection, a server or a clock to fail, and not of this program.</summary>
    public static bool IsLost(Exception fault) =>
        fault is HttpRequestException or IOException or OperationCanceledException or TimeoutException or JsonException
            or System.Net.Sockets.SocketException or System.Net.WebSockets.WebSocketException or Microsoft.AspNetCore.SignalR.HubException;

    private static async Task<Answer> Send(HttpClient http, HttpRequestMessage message, Func<HttpStatusCode, JsonElement, Answer> read)
    {
        try
        {
            using var response = await http.SendAsync(message);
            var text = await response.Content.ReadAsStringAsync();
            if (response.StatusCode >= HttpStatusCode.InternalServerError)
            {
                return new Unknown($"{(int)response.StatusCode}");
            }

            using var body = JsonDocument.Parse(text.Length == 0 ? "{}" : text);
            return read(response.StatusCode, body.RootElement);
        }
        catch (Exception e) when (IsLost(e))
        {
            return new Unknown(e.GetType().Name);
        }
    }
}
