namespace LeadGrid.Leads;

/// <summary>What a command comes to: the next state with its event, or a refusal. A closed set.</summary>
internal abstract record LeadDecision
{
    internal sealed record Go(LeadState Next, LeadEvent Event) : LeadDecision
    {
        /// <summary>What follows it at once.</summary>
        public LeadEvent[] More { get; init; } = [];
    }

    /// <param name="Field">The faulty field of the command; null where the lead's state is the reason.</param>
    internal sealed record No(string? Field, string Problem) : LeadDecision;
}
