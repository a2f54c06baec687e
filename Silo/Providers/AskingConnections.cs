using System.Net;

namespace LeadGrid.Providers;

/// <summary>HTTP connections to a provider on which one can only ask: what they are otherwise stands in <see cref="ClearedConnections"/>.</summary>
internal static class AskingConnections
{
    public static SocketsHttpHandler Handler(int connections)
    {
        var handler = ClearedConnections.Handler(connections);
        handler.PlaintextStreamFilter = static (context, _) => context.NegotiatedHttpVersion == HttpVersion.Version11
            ? ValueTask.FromResult<Stream>(new AskingStream(context.PlaintextStream))
            : throw new NotSupportedException($"HTTP/{context.NegotiatedHttpVersion} is not written in plain requests.");
        return handler;
    }
}
