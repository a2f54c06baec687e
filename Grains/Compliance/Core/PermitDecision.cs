namespace LeadGrid.Compliance;

/// <summary>What the rules say to a <see cref="PermitQuestion"/>, with everyone of them that spoke.</summary>
/// <param name="DataVersion">Of the rules that decided.</param>
internal abstract record PermitDecision(IReadOnlyList<PermitReason> Reasons, string DataVersion)
{
    public PermitAnswer ToAnswer() => this switch
    {
        PermitAllowed allowed => Answer(PermitOutcome.Allow) with { Expires = allowed.Expires },
        PermitDeferred deferred => Answer(PermitOutcome.Defer) with { Until = deferred.Until },
        _ => Answer(PermitOutcome.Deny),
    };

    private PermitAnswer Answer(PermitOutcome outcome) =>
        new() { Outcome = outcome, Reasons = [.. Reasons], DataVersion = DataVersion };
}

/// <param name="Expires">
/// From here on nothing leaves: five minutes before the window's end, or earlier where another rule ceases to allow. In a
/// window's last five minutes it lies before the instant that was asked about: lawful, but too late to hand to a provider.
/// </param>
internal sealed record PermitAllowed(DateTimeOffset Expires, IReadOnlyList<PermitReason> Reasons, string DataVersion)
    : PermitDecision(Reasons, DataVersion);

internal sealed record PermitDenied(IReadOnlyList<PermitReason> Reasons, string DataVersion)
    : PermitDecision(Reasons, DataVersion);

/// <param name="Until">The first instant at which every rule allows.</param>
internal sealed record PermitDeferred(DateTimeOffset Until, IReadOnlyList<PermitReason> Reasons, string DataVersion)
    : PermitDecision(Reasons, DataVersion);
