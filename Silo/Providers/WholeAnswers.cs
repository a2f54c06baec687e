namespace LeadGrid.Providers;

/// <summary>
/// Reads the answer whole, inside the resilience pipeline, so that its time-out covers the body too. What cannot be read is
/// an empty body: the status still says whether a message was taken.
/// </summary>
internal sealed class WholeAnswers(long maximum) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(maximum, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // Broken off, or longer than any answer of the provider.
            response.Content.Dispose();
            response.Content = new ByteArrayContent([]);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        return response;
    }
}
