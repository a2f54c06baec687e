using System.Diagnostics.CodeAnalysis;

namespace LeadGrid.Leads;

/// <summary>A phone number as it is shown to somebody whom no permit has shown it: its last two digits, and nothing of its length or country.</summary>
internal static class PhoneMask
{
    private const string Hidden = "(•••) •••-••";
    private const int Shown = 2;

    [return: NotNullIfNotNull(nameof(phone))]
    public static string? Of(string? phone) => phone is null ? null : Hidden + phone[^Math.Min(Shown, phone.Length)..];
}
