using System.Globalization;
using System.Net;
using LeadGrid.Faults.Workload;

namespace LeadGrid.Faults.Inflicted;

/// <summary>
/// Whether every Api reaches every grain. A seller who turns to another Api, and posts that go to each silo in turn, are
/// served while one Api sends a third of all other calls to a silo that hangs: each grain has one gateway in each Api.
/// </summary>
internal static class Reach
{
    /// <summary>That none of so many goes by one gateway of three: once in four million times.</summary>
    private const int Grains = 36;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits until each of many grains, which nobody has called before, has answered by each Api.</summary>
    /// <returns>How long that took.</returns>
    public static async Task<TimeSpan> Everywhere(Visitor visitor, IReadOnlyCollection<Uri> apis)
    {
        var since = TimeProvider.System.GetUtcNow();
        using var patience = new CancellationTokenSource(Patience);
        var run = Guid.NewGuid().ToString("N")[..8];
        var asked = apis.SelectMany(api => Enumerable.Range(0, Grains).Select(
            n => new Uri(api, string.Create(CultureInfo.InvariantCulture, $"/api/v1/brokers/nobody-{run}-{n}"))));
        var silent = (await Task.WhenAll(asked.Select(async grain => (grain, answered: await Answers(visitor, grain, patience.Token)))))
            .Where(each => !each.answered)
            .Select(each => each.grain.Authority)
            .CountBy(api => api)
            .ToArray();
        return silent.Length == 0
            ? TimeProvider.System.GetUtcNow() - since
            : throw new TimeoutException($"Grains that did not answer for {Patience.TotalSeconds:0} s, of {Grains}: "
                + string.Join(", ", silent.Select(api => $"{api.Value} by {api.Key}")));
    }

    private static async Task<bool> Answers(Visitor visitor, Uri grain, CancellationToken patience)
    {
        while (!patience.IsCancellationRequested)
        {
            try
            {
                using var answer = await visitor.Http.GetAsync(grain, patience);
                if (answer.StatusCode == HttpStatusCode.NotFound)
                {
                    return true;
                }
            }
            catch (Exception e) when (Exchange.IsLost(e))
            {
                // As unanswered as a 503.
            }

            await Pause.For(TimeSpan.FromMilliseconds(250), patience);
        }

        return false;
    }
}
