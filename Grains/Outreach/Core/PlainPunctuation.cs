using System.Collections.Frozen;

namespace LeadGrid.Outreach;

/// <summary>
/// What word processors make of quotes, dashes and blanks, turned back. One curly apostrophe more than doubles the price of a
/// text; whether the words may change is for their author to say, so this is offered and never done by itself.
/// </summary>
internal static class PlainPunctuation
{
    private static readonly FrozenDictionary<char, string> Plain = new Dictionary<char, string>
    {
        ['\u2018'] = "'", ['\u2019'] = "'", ['\u201A'] = "'", ['\u201B'] = "'", ['\u2032'] = "'", ['\u00B4'] = "'", ['`'] = "'",
        ['\u201C'] = "\"", ['\u201D'] = "\"", ['\u201E'] = "\"", ['\u2033'] = "\"", ['\u00AB'] = "\"", ['\u00BB'] = "\"",
        ['\u2010'] = "-", ['\u2011'] = "-", ['\u2012'] = "-", ['\u2013'] = "-", ['\u2014'] = "-", ['\u2212'] = "-",
        ['\u2026'] = "...", ['\u2022'] = "-", ['\u00B7'] = "-", ['\t'] = " ",
        ['\u00A0'] = " ", ['\u2002'] = " ", ['\u2003'] = " ", ['\u2007'] = " ", ['\u2009'] = " ", ['\u202F'] = " ",
        ['\u200B'] = "", ['\u200E'] = "", ['\u00AD'] = "", ['\uFEFF'] = "",
    }.ToFrozenDictionary();

    public static string Of(string text) => string.Concat(text.Select(each => Plain.TryGetValue(each, out var plain) ? plain : $"{each}"));
}
