using CsCheck;
using LeadGrid.Outreach;
using Xunit;

namespace LeadGrid.Unit.Outreach;

public sealed class TextSegmentsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(160, 1)]
    [InlineData(161, 2)]
    [InlineData(306, 2)]
    [InlineData(307, 3)]
    public void GSM_texts_have_160_characters_alone_and_153_joined(int length, int segments)
    {
        var cut = TextSegments.Of(new string('a', length));
        Assert.Equal((TextAlphabet.Gsm7, length, segments), (cut.Alphabet, cut.Units, cut.Segments));
    }

    [Theory]
    [InlineData(70, 1)]
    [InlineData(71, 2)]
    [InlineData(134, 2)]
    [InlineData(135, 3)]
    public void Other_texts_have_70_alone_and_67_joined(int length, int segments)
    {
        var cut = TextSegments.Of(new string('ж', length));
        Assert.Equal((TextAlphabet.Ucs2, length, segments), (cut.Alphabet, cut.Units, cut.Segments));
        Assert.Equal(["ж"], cut.Costly);
    }

    [Fact]
    public void Characters_of_the_extension_table_take_two()
    {
        Assert.Equal((18, 1), (TextSegments.Of("^{}\\[~]|€").Units, TextSegments.Of("^{}\\[~]|€").Segments));
        Assert.Equal(1, TextSegments.Of(new string('€', 80)).Segments);
        Assert.Equal(2, TextSegments.Of(new string('€', 81)).Segments);
    }

    [Fact]
    public void An_escape_and_what_it_escapes_stay_in_one_part()
    {
        // 152 letters leave one septet free, which the euro sign does not fit: 306 septets take three parts.
        var text = new string('a', 152) + "€" + new string('a', 152);
        Assert.Equal((306, 3), (TextSegments.Of(text).Units, TextSegments.Of(text).Segments));
    }

    [Fact]
    public void A_surrogate_pair_stays_in_one_part_and_is_one_character()
    {
        var text = new string('ж', 66) + "😀" + new string('ж', 66);
        var cut = TextSegments.Of(text);
        Assert.Equal((134, 3), (cut.Units, cut.Segments));
        Assert.Equal(["ж", "😀"], cut.Costly);
    }

    [Theory]
    [InlineData("Ça va?", TextAlphabet.Gsm7)]
    [InlineData("ça va?", TextAlphabet.Ucs2)]
    [InlineData("José Ñandú\r\n", TextAlphabet.Ucs2)]
    [InlineData("Müller & Söhne, £5 @ 10 %, àèìòù", TextAlphabet.Gsm7)]
    [InlineData("it’s", TextAlphabet.Ucs2)]
    [InlineData("\ud83d", TextAlphabet.Ucs2)]
    public void The_alphabet_is_that_of_23_038(string text, TextAlphabet alphabet) => Assert.Equal(alphabet, TextSegments.Of(text).Alphabet);

    /// <summary>Against a naive model: parts are filled character by character, kept as strings, and counted.</summary>
    [Fact]
    public void Every_text_is_cut_as_a_naive_cutter_cuts_it() =>
        Gen.String[Gen.Char["aé€{ Z"], 0, 500].Sample(text =>
        {
            int Size(string part) => part.Sum(each => "€{".Contains(each) ? 2 : 1);
            var parts = new List<string> { "" };
            foreach (var each in text)
            {
                if (Size(parts[^1] + each) > 153)
                {
                    parts.Add("");
                }

                parts[^1] += each;
            }

            var expected = text.Length == 0 ? 0 : Size(text) <= 160 ? 1 : parts.Count;
            Assert.Equal((Size(text), expected), (TextSegments.Of(text).Units, TextSegments.Of(text).Segments));
        });

    [Fact]
    public void Typographers_punctuation_has_a_plain_form()
    {
        Assert.Equal("\"It's\" - so...", PlainPunctuation.Of("“It’s” — so…"));
        Assert.Equal("a bc", PlainPunctuation.Of("a\u00A0b\u200Bc"));
        Assert.Equal("Größe 😀", PlainPunctuation.Of("Größe 😀"));
    }

    [Theory]
    [InlineData("See https://bit.ly/x and TinyURL.com", "bit.ly,tinyurl.com")]
    [InlineData("bit.ly", "bit.ly")]
    [InlineData("habit.ly or bit.lyx, x.bit.ly and me@bit.ly", "")]
    [InlineData("https://example.com/bit-ly", "")]
    public void Shortened_links_are_found(string text, string hosts) => Assert.Equal(hosts, string.Join(',', Shorteners.In(text)));
}
