using CsCheck;
using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Intake;

public class TextTidyTests
{
    [Theory]
    [InlineData("  Ada   Byron\t", "Ada Byron")]
    [InlineData("Ada\r\nByron", "Ada Byron")]
    [InlineData("Ada\u0000\u0007Byron", "AdaByron")]
    [InlineData("Ada\u200BByron\uFEFF", "AdaByron")]
    [InlineData("Ada\u00A0Byron", "Ada Byron")]
    [InlineData("\u202Eevil\u202C", "evil")]
    [InlineData("half \uD83D", "half")]
    [InlineData("whole \uD83D\uDE00", "whole \uD83D\uDE00")]
    [InlineData("می‌خواهم", "می‌خواهم")]
    [InlineData("क्‍ष", "क्‍ष")]
    [InlineData(" \u0007 ", "")]
    public void A_line_keeps_what_was_typed_on_purpose(string text, string tidy) => Assert.Equal(tidy, TextTidy.Line(text));

    [Fact]
    public void Lines_stay_lines_and_blank_ones_at_the_ends_go() =>
        Assert.Equal("one two\n\nthree", TextTidy.Lines("\r\n one  two \r\n\r\nthree\u0007\n\n"));

    [Fact]
    public void Tidying_twice_changes_nothing() => Gen.String.Sample(text =>
        TextTidy.Line(TextTidy.Line(text)) == TextTidy.Line(text)
        && TextTidy.Lines(TextTidy.Lines(text)) == TextTidy.Lines(text));
}
