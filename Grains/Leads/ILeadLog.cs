namespace LeadGrid.Leads;

/// <summary>Reads a lead's events back.</summary>
internal interface ILeadLog
{
    /// <returns>Newest first, up to <paramref name="limit"/>, below <paramref name="before"/> when given.</returns>
    /// <exception cref="FormatException"><paramref name="before"/> was not given out by this log.</exception>
    Task<(IReadOnlyList<LeadEvent> Events, string? Next)> Read(LeadState lead, string? before, int limit, CancellationToken cancellation);
}
