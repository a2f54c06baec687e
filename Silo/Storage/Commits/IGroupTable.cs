using Npgsql;

namespace LeadGrid.Storage.Commits;

/// <summary>How the writes of one kind become SQL.</summary>
internal interface IGroupTable<TWrite>
    where TWrite : PendingWrite
{
    /// <summary>What two writes of one group may not share, and the order in which rows are locked.</summary>
    IComparer<TWrite> Order { get; }

    /// <summary>
    /// Appends statements that write all of them or fail: with <see cref="Moved"/> where a row has another version than a
    /// write saw.
    /// </summary>
    void Append(NpgsqlBatch batch, IReadOnlyList<TWrite> writes);

    /// <summary>
    /// Appends two statements: one that waits for the locks of whoever is still writing these rows, and one that says what
    /// became of each write, in order.
    /// </summary>
    void AppendLook(NpgsqlBatch batch, IReadOnlyList<TWrite> writes);

    /// <summary>Reads one row of the second statement.</summary>
    WriteOutcome ReadLook(NpgsqlDataReader row);

    /// <summary>What the caller of a write is told whose row has moved on.</summary>
    Exception Conflict(TWrite write);

    /// <summary>The SQLSTATE of <c>demand_rows</c>.</summary>
    public const string Moved = "LG001";
}

/// <summary>What became of a write.</summary>
internal enum WriteOutcome
{
    /// <summary>Nothing: the row is as the write saw it.</summary>
    Pending,

    /// <summary>It is on disk.</summary>
    Committed,

    /// <summary>Somebody else's write came first.</summary>
    Moved,
}
