using System.Collections.Concurrent;
using LeadGrid.Outreach;

namespace LeadGrid.Api.Tests;

/// <summary>Notes what is reported; what comes of it is tested elsewhere.</summary>
internal sealed class RecordingInboundGrain(InboundJournal journal) : Grain, IInboundGrain
{
    public Task Text(InboundText text) => throw new NotSupportedException();

    public Task Report(MessageReport report)
    {
        journal.Reports.Enqueue(report);
        return Task.CompletedTask;
    }

    public Task Refuse(InboundRefusal refusal)
    {
        journal.Refusals.Enqueue(refusal);
        return journal.Leaving.ContainsKey(refusal.MessageId!.Value) ? throw new StillLeavingException() : Task.CompletedTask;
    }
}

internal sealed class InboundJournal
{
    public ConcurrentQueue<MessageReport> Reports { get; } = new();

    public ConcurrentQueue<InboundRefusal> Refusals { get; } = new();

    /// <summary>Messages whose person still has something on its way.</summary>
    public ConcurrentDictionary<Guid, bool> Leaving { get; } = new();

    public InboundRefusal[] RefusalsOf(Guid message) => [.. Refusals.Where(each => each.MessageId == message)];

    public MessageReport[] ReportsOf(Guid message) => [.. Reports.Where(each => each.MessageId == message)];
}
