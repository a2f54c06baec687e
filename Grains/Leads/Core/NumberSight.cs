using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using LeadGrid.Access;

namespace LeadGrid.Leads;

/// <summary>
/// What an actor sees of a lead's phone numbers. Who is shown none sees none in the words around them either: sellers
/// post numbers in attributes, links and consent texts, people write their own, and repairs quote what was posted.
/// </summary>
internal sealed class NumberSight
{
    /// <summary>What may stand between two digits, also where it was encoded for a URL.</summary>
    private const string Between = @"(?:%[0-9A-Fa-f]{2}|\W){0,4}";
    private const int NationalDigits = 10;

    /// <summary>Abroad it is not known how many of the digits are the country's: so many are enough to tell a number by.</summary>
    private const int TellingDigits = 8;

    private readonly bool _masks;
    private readonly (Regex Number, string Mask)[] _hidden;

    private NumberSight(bool masks, params string?[] phones)
    {
        _masks = masks;
        _hidden = [.. phones.OfType<string>().Distinct().Select(phone => (Pattern(phone), PhoneMask.Of(phone)))];
    }

    public static NumberSight Of(Actor actor, LeadState lead) => LeadAccess.SeesNumbers(actor)
        ? new(masks: false)
        : new(masks: true, lead.Personal?.Phone, lead.Personal?.Consent?.Phone);

    [return: NotNullIfNotNull(nameof(phone))]
    public string? Phone(string? phone) => _masks ? PhoneMask.Of(phone) : phone;

    [return: NotNullIfNotNull(nameof(text))]
    public string? Words(string? text) =>
        text is null ? null : _hidden.Aggregate(text, (words, hidden) => hidden.Number.Replace(words, hidden.Mask));

    /// <summary>The number in any notation, with its country code where that stands before it.</summary>
    private static Regex Pattern(string phone)
    {
        var digits = phone.TrimStart('+');
        var telling = phone.StartsWith("+1", StringComparison.Ordinal) ? NationalDigits : TellingDigits;
        var country = Math.Max(0, digits.Length - telling);
        var before = string.Concat(digits[..country].Select(digit => digit + Between));
        return new Regex($@"(?:\+?{before})?\(?{string.Join(Between, digits[country..].AsEnumerable())}", RegexOptions.CultureInvariant);
    }
}
