namespace LeadGrid.Outreach;

/// <summary>Which of what a provider of texts brings is a person's text or call: not a short code's, not another channel's.</summary>
public static class TextNumbers
{
    private const int LongestId = 64;

    /// <returns>Null where it is none.</returns>
    public static InboundText? Read(string provider, string id, string from, string to, string body, string? optOutType) =>
        IsPersons(id, from, to) ? new InboundText(provider, id, from, to, body, optOutType) : null;

    /// <summary>Whether it comes from a person's number to one of ours.</summary>
    public static bool IsPersons(string id, string from, string to) => IsId(id) && IsNumber(from) && IsOurs(to);

    /// <summary>A provider's name for a message.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= LongestId && id.All(char.IsAsciiLetterOrDigit);

    private static bool IsNumber(string number) =>
        number.Length is >= 8 and <= 16 && number[0] == '+' && number.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    // A short code of ours has no plus.
    private static bool IsOurs(string number) =>
        IsNumber(number) || (number.Length is >= 3 and <= 8 && number.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0);
}
