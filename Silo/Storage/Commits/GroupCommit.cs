using System.Threading.Channels;
using LeadGrid.Intake;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LeadGrid.Storage.Commits;

/// <summary>
/// Commits many grains' writes in one transaction: whatever waits when a pump is free goes together, so that a lone write
/// waits for nobody and a flood shares its round trip and its flush to disk. Each write succeeds or fails by itself.
/// </summary>
internal sealed partial class GroupCommit<TWrite>(
    IGroupTable<TWrite> table,
    LeadDataSource database,
    IOptions<GroupCommitOptions> options,
    TimeProvider time,
    ILogger<GroupCommit<TWrite>> log) : IAsyncDisposable
    where TWrite : PendingWrite
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly Channel<TWrite> _waiting = Channel.CreateBounded<TWrite>(options.Value.MaximumDepth);
    private Task _pumping = Task.CompletedTask;

    public void Start() => _pumping = Task.WhenAll(Enumerable.Range(0, options.Value.Pumps).Select(_ => Task.Run(Pump)));

    /// <summary>Commits what waits, and takes no more.</summary>
    public Task Drain(CancellationToken hurry)
    {
        _waiting.Writer.TryComplete();
        return _pumping.WaitAsync(hurry);
    }

    /// <returns>When it is on disk.</returns>
    /// <exception cref="OverloadedException">Too many writes wait; nothing was written.</exception>
    /// <exception cref="Orleans.Storage.InconsistentStateException">Somebody else has written since the state was read; nothing was written.</exception>
    /// <exception cref="TimeoutException">Nothing was written, or, where the database went away, its outcome is not known.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while it waited; nothing was written.</exception>
    public Task Commit(TWrite write)
    {
        write.Since = time.GetTimestamp();
        if (_waiting.Writer.TryWrite(write))
        {
            CommitMeter.Waiting.Add(1);
            return write.Done;
        }

        CommitMeter.Refused.Add(1);
        throw new OverloadedException("Too many changes wait to be stored: nothing was changed, try again later.", TimeSpan.FromSeconds(1));
    }

    public async ValueTask DisposeAsync() => await Drain(CancellationToken.None);

    private async Task Pump()
    {
        TWrite? held = null;
        while (held is not null || await _waiting.Reader.WaitToReadAsync())
        {
            var group = new SortedSet<TWrite>(table.Order);
            Take(held);
            held = null;
            while (group.Count < options.Value.MaximumGroup && _waiting.Reader.TryRead(out var write))
            {
                CommitMeter.Waiting.Add(-1);
                if (!Take(write))
                {
                    // A second write of one row: two activations. It follows in the next group, where it loses.
                    held = write;
                    break;
                }
            }

            if (group.Count > 0)
            {
                await CommitGroup([.. group]);
            }

            bool Take(TWrite? write)
            {
                if (write is null)
                {
                    return true;
                }

                if (write.Cancellation.IsCancellationRequested)
                {
                    write.Cancel();
                    return true;
                }

                return group.Add(write);
            }
        }
    }

    private async Task CommitGroup(IReadOnlyList<TWrite> writes)
    {
        CommitMeter.GroupSize.Record(writes.Count);
        var started = time.GetTimestamp();
        try
        {
            await Settle(writes);
        }
        catch (Exception fault)
        {
            // Not the database's: whatever it is, these callers must learn of it and the pump must live.
            LogGroupFailed(log, writes.Count, fault);
            foreach (var write in writes)
            {
                write.Fail(fault);
            }
        }

        CommitMeter.Duration.Record(time.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>Sends a group until each of its writes has an outcome.</summary>
    private async Task Settle(IReadOnlyList<TWrite> writes)
    {
        var pause = FirstPause;
        var inDoubt = false;
        while (writes.Count > 0)
        {
            try
            {
                await Send(writes);
                foreach (var write in writes)
                {
                    write.Succeed();
                }

                return;
            }
            catch (PostgresException fault) when (!UnknownOutcome.Is(fault))
            {
                // Rolled back for certain; but an attempt before it may not have been.
                if (!inDoubt && !IsOfARow(fault) && !IsOfARace(fault) && fault.SqlState != IGroupTable<TWrite>.Moved)
                {
                    // The database cannot write at all: a full disk, a standby.
                    LogGroupFailed(log, writes.Count, fault);
                    Fail(writes, fault);
                    return;
                }

                writes = Expire(await FindOut(writes, fault), fault);
                if (IsOfARow(fault) && writes.Count > 0)
                {
                    await Part(writes, fault);
                    return;
                }
            }
            catch (Exception fault) when (UnknownOutcome.Is(fault))
            {
                LogOutcomeUnknown(log, writes.Count, fault);
                CommitMeter.Unknown.Add(1);
                inDoubt = true;
                await Task.Delay(pause, time);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                writes = await FindOut(writes, Unanswered(fault));
            }
        }
    }

    /// <summary>A row that the database refuses fails alone: the group is halved until it is found.</summary>
    private async Task Part(IReadOnlyList<TWrite> writes, PostgresException fault)
    {
        if (writes is [var poison])
        {
            LogRowRefused(log, fault.SqlState);
            poison.Fail(fault);
            return;
        }

        var half = writes.Count / 2;
        await Settle([.. writes.Take(half)]);
        await Settle([.. writes.Skip(half)]);
    }

    private async Task Send(IReadOnlyList<TWrite> writes)
    {
        using var timeout = new CancellationTokenSource(options.Value.Timeout, time);
        await using var connection = await database.Source.OpenConnectionAsync(timeout.Token);
        await using var transaction = await connection.BeginTransactionAsync(timeout.Token);
        await using var batch = new NpgsqlBatch(connection, transaction);
        table.Append(batch, writes);
        // In the writes' own round trip: an error in one of them skips it.
        batch.Append("COMMIT");
        await batch.ExecuteNonQueryAsync(timeout.Token);
    }

    /// <summary>Tells those whose outcome is known by now, and returns the others.</summary>
    /// <param name="why">What those are told whose time is up before the database answers.</param>
    private async Task<IReadOnlyList<TWrite>> FindOut(IReadOnlyList<TWrite> writes, Exception why)
    {
        var pause = FirstPause;
        while (writes.Count > 0)
        {
            try
            {
                return Tell(writes, await Look(writes));
            }
            catch (Exception fault) when (fault is NpgsqlException or OperationCanceledException)
            {
                LogCannotLook(log, fault);
                await Task.Delay(pause, time);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                writes = Expire(writes, why);
            }
        }

        return writes;
    }

    private static TimeoutException Unanswered(Exception fault) =>
        new("The database did not answer in time; whether the change is stored is not known.", fault);

    private async Task<List<WriteOutcome>> Look(IReadOnlyList<TWrite> writes)
    {
        using var timeout = new CancellationTokenSource(options.Value.Timeout, time);
        await using var batch = database.Source.CreateBatch();
        table.AppendLook(batch, writes);
        await using var reader = await batch.ExecuteReaderAsync(timeout.Token);
        await reader.NextResultAsync(timeout.Token);
        var outcomes = new List<WriteOutcome>(writes.Count);
        while (await reader.ReadAsync(timeout.Token))
        {
            outcomes.Add(table.ReadLook(reader));
        }

        return outcomes;
    }

    private List<TWrite> Tell(IReadOnlyList<TWrite> writes, List<WriteOutcome> outcomes)
    {
        var pending = new List<TWrite>();
        for (var i = 0; i < writes.Count; i++)
        {
            switch (outcomes[i])
            {
                case WriteOutcome.Committed:
                    writes[i].Succeed();
                    break;
                case WriteOutcome.Moved:
                    CommitMeter.Conflicts.Add(1);
                    writes[i].Fail(table.Conflict(writes[i]));
                    break;
                default:
                    pending.Add(writes[i]);
                    break;
            }
        }

        return pending;
    }

    private List<TWrite> Expire(IReadOnlyList<TWrite> writes, Exception why)
    {
        var alive = new List<TWrite>(writes.Count);
        foreach (var write in writes)
        {
            if (time.GetElapsedTime(write.Since) < options.Value.Timeout)
            {
                alive.Add(write);
            }
            else
            {
                write.Fail(why);
            }
        }

        return alive;
    }

    private static void Fail(IReadOnlyList<TWrite> writes, Exception why)
    {
        foreach (var write in writes)
        {
            write.Fail(why);
        }
    }

    // Classes 22 and 23: a value or a constraint. Only these can be one row's fault.
    private static bool IsOfARow(PostgresException fault) =>
        fault.SqlState.StartsWith("22", StringComparison.Ordinal) || fault.SqlState.StartsWith("23", StringComparison.Ordinal);

    private static bool IsOfARace(PostgresException fault) =>
        fault.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
