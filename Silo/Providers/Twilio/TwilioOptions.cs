namespace LeadGrid.Providers.Twilio;

/// <summary>
/// Section <c>Providers:Twilio</c> of the configuration; without an account nothing is sent. SignalWire's compatibility API
/// takes the same requests: <see cref="BaseUrl"/> <c>https://(space).signalwire.com/api/laml</c>.
/// </summary>
internal sealed class TwilioOptions
{
    public const string Section = "Providers:Twilio";

    public string AccountSid { get; set; } = "";

    /// <summary>Signs webhooks, and requests too where there is no API key.</summary>
    public string AuthToken { get; set; } = "";

    /// <summary>An API key for requests, so that it can be changed without the token; empty: the token.</summary>
    public string ApiKeySid { get; set; } = "";
    public string ApiKeySecret { get; set; } = "";

    public Uri BaseUrl { get; set; } = new("https://api.twilio.com");

    /// <summary>Between <see cref="BaseUrl"/> and the account.</summary>
    public string AccountPath { get; set; } = "2010-04-01/Accounts";

    /// <summary>Our own address as the provider sees it, for its reports. The Api checks their signatures over the same.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>
    /// How long an answer is waited for; the clearance's rest where that is less. Twilio mostly answers in 0.2 s; who waits
    /// longer keeps a person's STOP waiting.
    /// </summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>Messages a second from this silo to the account, in all. Each number's own rate is <c>SendingSlots</c>' matter.</summary>
    public int MaximumPerSecond { get; set; } = 100;

    /// <summary>Requests at once, each on a connection of its own. Twilio answers about 100 with 429 from there on.</summary>
    public int MaximumConcurrent { get; set; } = 64;

    /// <summary>From which share of failures within <see cref="FailureWindow"/> the provider is left alone.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Fewer requests than this in the window say nothing.</summary>
    public int FailureMinimum { get; set; } = 10;
    public TimeSpan FailureWindow { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long it is left alone, before one message tries again.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// What the operator does while the provider fails, in words for the page that shows it: another account, another sender. Nothing
    /// changes over by itself; empty: nothing stands in, and messages wait.
    /// </summary>
    public string Fallback { get; set; } = "";

    public string User => ApiKeySid.Length > 0 ? ApiKeySid : AccountSid;

    public string Secret => ApiKeySid.Length > 0 ? ApiKeySecret : AuthToken;
}
