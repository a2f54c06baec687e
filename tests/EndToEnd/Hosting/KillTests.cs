using LeadGrid.Intake;
using LeadGrid.Testing;

namespace LeadGrid.Hosting;

public sealed class KillTests : IDisposable
{
    private const int Posted = 3_000;
    private const int Awaited = 1_000;

    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Kill_9_in_the_middle_of_a_batch_loses_no_acknowledged_lead()
    {
        Person[] people = [.. Enumerable.Range(0, Posted).Select(_ => Person.InAlaska())];
        var acknowledged = new Dictionary<long, Guid>();
        await using (var first = await LeadGridProcess.Run(_folder))
        {
            var dev = DevFile.Read(_folder);
            using var seller = new Seller(dev);
            // It never ends: whenever the program dies, it is in the middle.
            using var batch = new UnendedBatch();
            await batch.Begin(dev, seller.Lines(people), TestContext.Current.CancellationToken);
            while (acknowledged.Count < Awaited)
            {
                Take(acknowledged, await batch.Next(TestContext.Current.CancellationToken));
            }

            await first.Kill();
            await TakeTheRest(acknowledged, batch);
        }

        await using var second = await LeadGridProcess.Run(_folder);
        using var again = new Seller(DevFile.Read(_folder));
        var stored = (await again.Search()).ToHashSet();
        Assert.DoesNotContain(acknowledged.Values, id => !stored.Contains(id));

        var repeated = await again.Batch(people);
        Assert.Equal(Posted, repeated.Length);
        Assert.DoesNotContain(repeated, answer =>
            acknowledged.TryGetValue(answer.Line!.Value, out var id) && (answer.Outcome, answer.DuplicateOf) != ("duplicate", id));
        // Whatever had been committed without its answer getting out is a duplicate as well: nobody is there twice.
        Assert.Equal(Posted, (await again.Search()).Count);
    }

    private static void Take(Dictionary<long, Guid> acknowledged, string? line)
    {
        var answer = Answer.Parse(line ?? throw new InvalidOperationException("The answers ended before the program was killed."));
        Assert.Equal("accepted", answer.Outcome);
        acknowledged.Add(answer.Line!.Value, answer.LeadId!.Value);
    }

    /// <summary>What had been sent when the program died was acknowledged as well, down to the last whole line.</summary>
    private static async Task TakeTheRest(Dictionary<long, Guid> acknowledged, UnendedBatch batch)
    {
        try
        {
            while (await batch.Next(TestContext.Current.CancellationToken) is { } line && line.EndsWith('}'))
            {
                Take(acknowledged, line);
            }
        }
        catch (Exception e) when (e is IOException)
        {
            // The connection died with the program.
        }
    }
}
