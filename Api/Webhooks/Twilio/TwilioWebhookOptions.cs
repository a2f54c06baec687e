namespace LeadGrid.Webhooks.Twilio;

/// <summary>What the Api needs of section <c>Providers:Twilio</c>: to know that a webhook is Twilio's.</summary>
internal sealed class TwilioWebhookOptions
{
    public const string Section = "Providers:Twilio";

    /// <summary>Signs webhooks. Without it there are none.</summary>
    public string? AuthToken { get; set; }

    /// <summary>The other live token while one replaces the other: Twilio signs with the primary one, whichever that is just now.</summary>
    public string? OtherAuthToken { get; set; }

    /// <summary>
    /// Our own address as Twilio knows it: signatures cover it. Never taken from the request, whose Host anybody can choose.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    public IEnumerable<string> Tokens => new[] { AuthToken, OtherAuthToken }.OfType<string>().Where(token => token.Length > 0);
}
