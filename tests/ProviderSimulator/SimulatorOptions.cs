namespace LeadGrid.Simulation;

/// <summary>What does not change while a simulator runs. The credentials are nobody's.</summary>
public sealed class SimulatorOptions
{
    public string AccountSid { get; set; } = "AC00000000000000000000000000000001";
    public string AuthToken { get; set; } = "simulated-token";
    public string ApiKeySid { get; set; } = "SK00000000000000000000000000000001";
    public string ApiKeySecret { get; set; } = "simulated-secret";

    /// <summary>By which certificates are claimed.</summary>
    public string CertificateKey { get; set; } = "simulated-certificates";

    /// <summary>Where texts from people go, unless their number's own address is set.</summary>
    public string? InboundUrl { get; set; }

    /// <summary>The account's numbers; empty: any.</summary>
    public string[] Numbers { get; set; } = [];

    /// <summary>Where e-mails are taken by SMTP; 0: on a free port; null: nowhere.</summary>
    public int? SmtpPort { get; set; }

    /// <summary>E-mails that are kept: the newest.</summary>
    public int KeptMails { get; set; } = 1_000;

    /// <summary>Of messages, arrivals and webhooks, the newest so many are kept.</summary>
    public int Kept { get; set; } = 200_000;

    /// <summary>People who have a script or a count of their own; the oldest go first.</summary>
    public int MaximumPeople { get; set; } = 200_000;

    /// <summary>What may be planned for later at once. Beyond that, new messages get 429.</summary>
    public int MaximumPlanned { get; set; } = 100_000;

    public Behaviour Behaviour { get; set; } = new();
}
