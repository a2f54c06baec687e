using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace LeadGrid.Intake;

/// <summary>A line of a batch: a post, or what is wrong with it.</summary>
internal sealed record BatchLine(long Number, LeadPost? Post, string? IdempotencyKey, FieldFault[] Faults);

/// <summary>The batch cannot be read any further.</summary>
internal sealed class BatchRefusedException(long line, string message) : Exception(message)
{
    public long Line { get; } = line;
}

/// <summary>Reads a batch line by line, never holding more than one.</summary>
internal static class BatchLines
{
    /// <summary>A lead is a few hundred bytes; a line longer than this is a broken file.</summary>
    public const int MaximumLine = 64 * 1024;

    private const string IdempotencyField = "idempotencyKey";

    /// <returns>Null where the content type is neither CSV nor NDJSON.</returns>
    /// <exception cref="FormatException">The map is wrong.</exception>
    public static IAsyncEnumerable<BatchLine>? Of(HttpRequest request, string? map, CancellationToken cancellation)
    {
        var type = request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        return type switch
        {
            "text/csv" or "application/csv" => Csv(request.Body, LeadColumns.ParseMap(map), cancellation),
            "application/x-ndjson" or "application/ndjson" or "application/jsonl" => Ndjson(request.Body, cancellation),
            _ => null,
        };
    }

    private static async IAsyncEnumerable<BatchLine> Csv(
        Stream body, Dictionary<string, string> map, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var text = new StreamReader(body, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null,
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t", "|"],
            MaxFieldSize = MaximumLine,
            IgnoreBlankLines = true,
        });
        if (!await Next(csv, 0))
        {
            yield break;
        }

        LeadColumns columns;
        try
        {
            columns = LeadColumns.Of(csv.Record ?? [], map);
        }
        catch (FormatException e)
        {
            throw new BatchRefusedException(0, e.Message);
        }

        for (long line = 1; await Next(csv, line); line++)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new BatchLine(line, columns.Read(csv.Record ?? []), null, []);
        }
    }

    private static async Task<bool> Next(CsvParser csv, long line)
    {
        try
        {
            return await csv.ReadAsync();
        }
        catch (CsvHelperException)
        {
            // Its message would repeat the line.
            throw new BatchRefusedException(line, $"A cell is longer than {MaximumLine:N0} characters: a quote may be missing. Nothing from here on was read.");
        }
    }

    private static async IAsyncEnumerable<BatchLine> Ndjson(Stream body, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var lines = new LineReader(body, MaximumLine);
        for (long number = 1; await lines.Next(cancellation) is { } line; number++)
        {
            if (line.TooLong)
            {
                yield return Faulty(number, $"The line is longer than {MaximumLine / 1024} kB.");
            }
            else if (!line.IsBlank)
            {
                yield return Parse(number, line.Bytes);
            }
        }
    }

    private static BatchLine Parse(long number, ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 16 });
            var key = LeadPostReader.Beside(document.RootElement, IdempotencyField);
            // Not an attribute: the same lead posted alone, with the key in its header, is the same post.
            var post = LeadPostReader.Read(document.RootElement, beside: IdempotencyField);
            return new BatchLine(number, post, key is { Length: > 0 and <= 255 } ? key : null, []);
        }
        catch (JsonException e)
        {
            return Faulty(number, e.BytePositionInLine is { } at
                ? $"The line is not well-formed JSON: see byte {at + 1}."
                : "The line is not well-formed JSON: a text in it is not well-formed Unicode.");
        }
    }

    private static BatchLine Faulty(long number, string problem) => new(number, null, null, [new FieldFault("", problem)]);
}
