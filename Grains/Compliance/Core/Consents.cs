namespace LeadGrid.Compliance;

/// <param name="Open">When the consent stands.</param>
/// <param name="Voiding">The rule that voids it, or will; null: none.</param>
internal sealed record StandingConsent(OpenTimes Open, string Sentence, Rule? Voiding = null);

/// <summary>Finds the consent that stands for a person, a channel and a seller.</summary>
internal static class Consents
{
    private static readonly StandingConsent Assumed = new(OpenTimes.Always, "Consent is assumed.");

    /// <summary>Prior express written consent, every part of it there.</summary>
    public static StandingConsent Written(PermitCase asked, ContactChannel channel) => Find(asked, channel, ConsentParts.Written);

    /// <summary>A consent that was recorded, for that channel and seller.</summary>
    public static StandingConsent Recorded(PermitCase asked, ContactChannel channel) => Find(asked, channel, ConsentParts.Recorded);

    private static StandingConsent Find(PermitCase asked, ContactChannel channel, Func<ConsentRecord, PermitQuestion, ContactChannel, string[]> missing)
    {
        if (asked.Question.AssumeConsent)
        {
            return Assumed;
        }

        var best = new StandingConsent(OpenTimes.Never, "There is no consent on record.");
        foreach (var record in asked.Facts.Consents.OrderBy(record => record.At))
        {
            var parts = missing(record, asked.Question, channel);
            var (open, voiding, why) = parts.Length > 0 ? (OpenTimes.Never, null, "") : Voids.Of(record, asked);
            if (open.Contains(asked.At))
            {
                return new(open, $"The consent of {record.At:yyyy-MM-dd} stands.", voiding);
            }

            best = new(
                OpenTimes.Never,
                parts.Length > 0 ? $"The consent of {record.At:yyyy-MM-dd} is none: it lacks {string.Join(", ", parts)}." : why,
                voiding);
        }

        return best;
    }
}
