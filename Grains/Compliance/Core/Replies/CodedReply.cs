namespace LeadGrid.Compliance;

/// <summary>One word, number or break of a reply.</summary>
/// <param name="Text">As written, in small letters without accents.</param>
/// <param name="Code">Its character in the <see cref="Lexicon"/>.</param>
/// <param name="Mended">A slip of the finger was mended to find the word.</param>
internal readonly record struct ReplyToken(string Text, char Code, bool Mended);

/// <summary>A reply as words. <see cref="Codes"/> has one character a token, and begins and ends with a break.</summary>
internal sealed record CodedReply(ReplyToken[] Tokens, string Codes)
{
    public static CodedReply Of(IEnumerable<ReplyToken> tokens)
    {
        ReplyToken[] all = [.. tokens];
        return new CodedReply(all, string.Concat(all.Select(token => token.Code)));
    }

    /// <summary>The words of a span, as the person wrote them.</summary>
    public string Words(int from, int length) => string.Join(
        ' ', Tokens.Skip(from).Take(length).Where(token => !Lexicon.IsBreak(token.Code)).Select(token => token.Text));

    public bool IsMended(int from, int length) => Tokens.Skip(from).Take(length).Any(token => token.Mended);
}
