using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace LeadGrid.Hosting;

/// <summary>A batch whose sender has more to say, and never says it.</summary>
internal sealed class EndlessBody : HttpContent
{
    private readonly byte[] _lines;

    public EndlessBody(string lines)
    {
        _lines = Encoding.UTF8.GetBytes(lines);
        Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_lines, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
