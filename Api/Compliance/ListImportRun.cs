using System.Text;
using LeadGrid.Access;
using LeadGrid.Hosting;
using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>
/// Streams one file to the grains, chunk by chunk: memory stays the same for a thousand lines and for ten million. Nothing of it
/// counts before the last line is stored.
/// </summary>
internal sealed class ListImportRun(IGrainFactory grains, Actor actor)
{
    private const long MostLines = 10_000_000;
    private const int LongestLine = 4 * 1024;

    /// <summary>Lines in one call: a statement of some tens of milliseconds.</summary>
    private const int ChunkLines = 2_000;

    /// <summary>Chunks under way at once, so that one is hashed while another is written.</summary>
    private const int UnderWay = 4;

    private readonly Queue<Task<ListChunkAnswer>> _underWay = [];
    private readonly List<LineFault> _lineFaults = [];
    private long _rows;
    private long _accepted;

    /// <summary>Why the list was not taken.</summary>
    public IReadOnlyList<FieldFault> Faults { get; private set; } = [];

    public IReadOnlyList<LineFault> LineFaults => _lineFaults;

    /// <returns>Null where the list was not taken.</returns>
    public async Task<ImportAnswer?> Run(ListImport import, Stream body, CancellationToken cancellation)
    {
        var lines = new LineReader(body, LongestLine);
        var first = await First(lines, cancellation);
        var begun = await Worker().Begin(actor, import with { FirstLine = first.Text });
        if (begun.Columns is not { } columns)
        {
            Faults = begun.Faults;
            return null;
        }

        SuppressionListView? list = null;
        try
        {
            var chunk = new ListChunk(begun.ListId, import.Kind, import.AsOf, columns, first.Number, []);
            if (await Send(chunk, first.Text, lines, cancellation) && IsPlausible())
            {
                list = await Worker().Complete(actor, begun.ListId);
            }
        }
        finally
        {
            if (list is null)
            {
                await ((Task)Task.WhenAll(_underWay)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await Worker().Abandon(actor, begun.ListId);
            }
        }

        return list is null ? null : ImportAnswer.From(list, _lineFaults);
    }

    private static async Task<(long Number, string Text)> First(LineReader lines, CancellationToken cancellation)
    {
        for (long number = 1; await lines.Next(cancellation) is { } line; number++)
        {
            if (!line.IsBlank && !line.TooLong)
            {
                return (number, Encoding.UTF8.GetString(line.Bytes.Span).TrimStart('\uFEFF'));
            }
        }

        return (1, "");
    }

    /// <returns>False where there is too much of it.</returns>
    private async Task<bool> Send(ListChunk chunk, string first, LineReader lines, CancellationToken cancellation)
    {
        var number = chunk.FirstNumber;
        chunk = chunk with { BeginsWithHeader = chunk.Columns.HasHeader };
        var batch = new List<string>(ChunkLines) { first };
        while (await lines.Next(cancellation) is { } line)
        {
            if (++number > MostLines)
            {
                Faults = [new FieldFault("", $"A list has at most {MostLines:N0} lines.")];
                return false;
            }

            // A line that is too long is one that cannot be read: the grain says so of its stand-in.
            batch.Add(line.TooLong ? "?" : Encoding.UTF8.GetString(line.Bytes.Span));
            if (batch.Count == ChunkLines)
            {
                await Send(chunk with { FirstNumber = number - batch.Count + 1, Lines = [.. batch] });
                chunk = chunk with { BeginsWithHeader = false };
                batch.Clear();
            }
        }

        await Send(chunk with { FirstNumber = number - batch.Count + 1, Lines = [.. batch] });
        while (_underWay.Count > 0)
        {
            await Take();
        }

        return true;
    }

    private async Task Send(ListChunk chunk)
    {
        if (_underWay.Count == UnderWay)
        {
            await Take();
        }

        _underWay.Enqueue(Worker().Add(actor, chunk));
    }

    private async Task Take()
    {
        var answer = await _underWay.Dequeue();
        _rows += answer.Rows;
        _accepted += answer.Accepted;
        _lineFaults.AddRange(answer.Faults.Take(ListChunkAnswer.MostFaults - _lineFaults.Count));
    }

    // The wrong file in the place of the national list would open every number of the country.
    private bool IsPlausible()
    {
        if (_accepted > 0 && _accepted >= _rows - _accepted)
        {
            return true;
        }

        Faults = [new FieldFault("", _rows == 0 ? "The file lists nobody." : "More than half of the lines are at fault: this is hardly the list. Nothing has changed.")];
        return false;
    }

    private ISuppressionGrain Worker() => grains.GetGrain<ISuppressionGrain>(Workers.Any());
}
