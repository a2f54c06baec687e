namespace LeadGrid.Storage.Compliance.Rejudgement;

/// <summary>How far a run has come. First the contacts by their permits, then the messages that should have had one.</summary>
internal sealed record Reached
{
    public DateTimeOffset? ContactAt { get; init; }
    public string Contact { get; init; } = "";
    public long Number { get; init; }
    public bool ContactsDone { get; init; }
    public DateTimeOffset? MessageAt { get; init; }
    public Guid Message { get; init; }
}

/// <summary>A day that is being judged.</summary>
/// <param name="Step">By which a second run is noticed.</param>
internal sealed record RejudgedDay(DateOnly Day, DateTimeOffset From, DateTimeOffset To, int Step, Reached Reached);
