using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace LeadGrid.Hosting.Tls;

/// <summary>Two ends of a connection in memory.</summary>
internal sealed class Wire
{
    public Wire()
    {
        var (there, back) = (new Pipe(), new Pipe());
        Caller = new DefaultConnectionContext("caller", new End(back.Reader, there.Writer), new End(there.Reader, back.Writer));
        Called = new DefaultConnectionContext("called", new End(there.Reader, back.Writer), new End(back.Reader, there.Writer));
    }

    public DefaultConnectionContext Caller { get; }

    public DefaultConnectionContext Called { get; }

    private sealed record End(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
