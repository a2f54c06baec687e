namespace LeadGrid.Contacts;

/// <summary>
/// Words that a provider of texts acts on by itself when they are a message's whole body, and confirms. Source: Twilio's
/// documentation for long codes.
/// </summary>
internal static class ProviderKeywords
{
    private static readonly HashSet<string> Stop = new(StringComparer.OrdinalIgnoreCase)
    {
        "STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL",
    };

    /// <summary>The provider has blocked the number, and told the person so.</summary>
    public static bool Stops(string body, string? optOutType) =>
        string.Equals(optOutType, "STOP", StringComparison.OrdinalIgnoreCase) || Stop.Contains(body.Trim());
}
