namespace LeadGrid.Simulation.Mail;

/// <summary>An e-mail as it came.</summary>
/// <param name="From">Of the envelope.</param>
/// <param name="To">Of the envelope.</param>
/// <param name="Source">Headers and body, unread.</param>
public sealed record Letter(string From, IReadOnlyList<string> To, string Source, Instant Arrived)
{
    public override string ToString() => nameof(Letter);
}
