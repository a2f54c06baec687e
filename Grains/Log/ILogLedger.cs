namespace LeadGrid.Log;

/// <summary>
/// What a durable consumer has made of the log, and how far it has read: one transaction for both, so that nothing is
/// lost and nothing counted twice, whoever delivers what how often.
/// </summary>
internal interface ILogLedger<in TEffects>
{
    /// <summary>The consumer's name, as stored with its checkpoints.</summary>
    string Consumer { get; }

    /// <summary>Where the consumer stands in a shard; <see cref="LogMark.Start"/> for a new one.</summary>
    Task<LogMark> Load(int shard, CancellationToken cancellation);

    /// <summary>Writes effects and moves the checkpoint.</summary>
    /// <param name="from">The checkpoint that this step was made from.</param>
    /// <returns>False: the checkpoint is another one (a second activation was faster); nothing was written.</returns>
    Task<bool> Commit(int shard, LogPosition from, LogMark to, TEffects effects, CancellationToken cancellation);

    /// <summary>Takes everything back that was made of a shard, so that it is read again from the log's start.</summary>
    Task Erase(int shard, CancellationToken cancellation);

    /// <summary>
    /// Takes back what was made of a shard after <paramref name="to"/>, and moves the checkpoint there.
    /// </summary>
    /// <param name="fold">The consumer's own: what it had made of those events.</param>
    Task Rewind(int shard, LogMark to, Func<IReadOnlyList<LoggedEvent>, TEffects> fold, CancellationToken cancellation);
}
