namespace LeadGrid.Feeds;

/// <summary>What a batch or position from the feed has meant to a relay.</summary>
internal enum Taken
{
    /// <summary>It tells nothing new.</summary>
    Nothing,

    /// <summary>It continued what the relay had.</summary>
    News,

    /// <summary>Something before it is missing: ask the feed.</summary>
    Gap,

    /// <summary>The relay stands somewhere it cannot have come to by deltas: whoever follows it needs a snapshot.</summary>
    Anew,
}

/// <summary>
/// Where a relay stands in its feed, and what led there. It accepts only what continues it, so that everything it
/// gives out is without a gap.
/// </summary>
internal sealed class RelayBook(int capacity)
{
    private readonly DeltaLog _log = new(capacity);

    /// <summary>Null until the feed was heard for the first time.</summary>
    public FeedPosition? Position { get; private set; }

    public Taken Take(FeedBatch batch)
    {
        if (Position?.Epoch != batch.Epoch)
        {
            Begin(new FeedPosition(batch.Epoch, batch.FromSeq));
            Append(batch);
            return Taken.Anew;
        }

        if (batch.FromSeq > Position.Seq)
        {
            return Taken.Gap;
        }

        if (batch.ToSeq <= Position.Seq)
        {
            return Taken.Nothing;
        }

        // It may begin before what the relay has: applying a lead's value twice ends in the same row.
        Append(batch);
        return Taken.News;
    }

    /// <summary>Where the feed says it stands. Batches may have come in between, so a lower number is no news.</summary>
    public Taken Take(FeedPosition position)
    {
        if (Position?.Epoch != position.Epoch)
        {
            Begin(position);
            return Taken.Anew;
        }

        return position.Seq > Position.Seq ? Taken.Gap : Taken.Nothing;
    }

    /// <summary>The feed no longer has what is missing: goes on from there without it.</summary>
    public Taken Skip(FeedPosition position)
    {
        var taken = Take(position);
        if (taken != Taken.Gap)
        {
            return taken;
        }

        Begin(position);
        return Taken.Anew;
    }

    /// <summary>What leads from one number to another of the present epoch.</summary>
    /// <returns>Null where that is too long ago.</returns>
    public FeedDelta[]? Between(long from, long to) => _log.Between(from, to);

    private void Begin(FeedPosition position)
    {
        Position = position;
        _log.Reset(position.Seq);
    }

    private void Append(FeedBatch batch)
    {
        _log.Append(batch.ToSeq, batch.Deltas);
        Position = new FeedPosition(batch.Epoch, batch.ToSeq);
    }
}
