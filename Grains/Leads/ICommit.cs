namespace LeadGrid.Leads;

/// <summary>
/// The durable side of one grain. State, events, due work and outbox rows are one transaction; when an awaited
/// call returns, it is on disk, and only then has <see cref="State"/> changed.
/// </summary>
internal interface ICommit<TState>
    where TState : class
{
    /// <summary>What is on disk, as far as this activation knows; null before <see cref="LoadAsync"/> and where there is no row.</summary>
    TState? State { get; }

    Task LoadAsync(CancellationToken cancellation);

    /// <exception cref="Orleans.Storage.InconsistentStateException">
    /// Somebody else has committed since this activation loaded: nothing was written, and the activation must go.
    /// </exception>
    Task CommitAsync(
        TState next,
        IReadOnlyList<LeadEvent> events,
        IReadOnlyList<DueWork> due,
        IReadOnlyList<OutboxEntry> outbox,
        CancellationToken cancellation);
}

/// <summary>Something to do later, one per lead and kind: a later plan replaces an earlier one.</summary>
internal sealed record DueWork(DueWorkKind Kind, DateTimeOffset DueAt, long Version);

/// <summary>Kinds of due work. Numbers are stored: append, never renumber.</summary>
internal enum DueWorkKind
{
    /// <summary>Route the leads of a campaign that wait. Has the nil lead.</summary>
    RouteWaiting = 1,

    /// <summary>Take the next steps of a lead's run through a sequence, or begin it.</summary>
    FollowUp = 2,

    /// <summary>Take a lead back that nobody has tried to reach.</summary>
    PullBack = 3,

    /// <summary>Bring a closed lead back to routing.</summary>
    Recycle = 5,
    /// <summary>Remind a lead's person of the appointment, or note that nobody has said whether it was kept.</summary>
    AppointmentReminder = 4,

    /// <summary>Write the next e-mails of a mailing. Has the mailing's key in the place of a lead.</summary>
    Mailing = 6,
}

/// <summary>An effect on the world outside, with the key under which the other side may see it twice.</summary>
internal sealed record OutboxEntry(string Kind, string IdempotencyKey, string BodyJson, string? Text)
{
    /// <summary>The row's id; empty: any.</summary>
    public Guid Id { get; init; }
}
