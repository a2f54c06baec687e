namespace LeadGrid.Simulation.Twilio;

/// <summary>A message that the provider has.</summary>
internal sealed class TwilioMessage
{
    public required string Sid { get; init; }
    public required string AccountSid { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Body { get; init; }
    public required string Direction { get; init; }
    public required DateTimeOffset Created { get; init; }
    public string? StatusCallback { get; init; }

    // What its course changes; read together only by those who ask for the message.
    public volatile string Status = "queued";
    public int? ErrorCode { get; set; }
    public DateTimeOffset? Sent { get; set; }
    public DateTimeOffset Updated { get; set; }

    public static string NewSid(Random dice)
    {
        Span<byte> bytes = stackalloc byte[16];
        dice.NextBytes(bytes);
        return "SM" + Convert.ToHexStringLower(bytes);
    }
}
