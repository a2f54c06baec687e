using CsCheck;
using LeadGrid.Intake;

namespace LeadGrid.Unit.Api;

public class LineReaderTests
{
    private const int Maximum = 5;

    [Fact]
    public async Task Any_chunking_of_any_bytes_gives_the_same_lines() =>
        await Gen.Select(Gen.OneOf((byte)'a', (byte)'b', (byte)'\r', (byte)'\n', (byte)0xC3).Array[0, 60], Gen.Int[1, 9].Array[1, 8])
            .SampleAsync(async (bytes, sizes) =>
            {
                var lines = await Lines(new Pieces(bytes, sizes));
                Assert.Equal(Expected(bytes), lines);
            });

    [Fact]
    public async Task A_line_of_the_greatest_length_is_read_and_one_byte_more_is_too_long() => Assert.Equal(
        ["12345", "(too long)", "ok", "(too long)"],
        await Lines(new MemoryStream([.. "12345\n123456\nok\n123456789012"u8])));

    [Fact]
    public async Task An_empty_body_has_no_lines() => Assert.Empty(await Lines(new MemoryStream()));

    [Theory]
    [InlineData("", true)]
    [InlineData(" \t\r", true)]
    [InlineData(" x", false)]
    public void A_line_of_nothing_but_space_is_blank(string text, bool blank) =>
        Assert.Equal(blank, new RawLine(System.Text.Encoding.ASCII.GetBytes(text), TooLong: false).IsBlank);

    private static List<string> Expected(byte[] bytes)
    {
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        var lines = text.Split('\n').Select(l => l.Length > Maximum ? "(too long)" : l).ToList();
        // What follows the last newline is a line only if there is something.
        if (text.Length == 0 || text[^1] == '\n')
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    private static async Task<List<string>> Lines(Stream stream)
    {
        var reader = new LineReader(stream, Maximum);
        var lines = new List<string>();
        while (await reader.Next(CancellationToken.None) is { } line)
        {
            Assert.True(!line.TooLong || line.Bytes.IsEmpty);
            lines.Add(line.TooLong ? "(too long)" : System.Text.Encoding.Latin1.GetString(line.Bytes.Span));
        }

        return lines;
    }

    /// <summary>Gives its bytes in pieces of these sizes, over and over.</summary>
    private sealed class Pieces(byte[] bytes, int[] sizes) : MemoryStream(bytes)
    {
        private int _next;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, sizes[_next++ % sizes.Length])], cancellationToken);
    }
}
