using System.Collections.Concurrent;
using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Forms;
using LeadGrid.Outreach;

namespace LeadGrid.Api.Tests;

/// <summary>Notes what is reported; what comes of it is tested elsewhere.</summary>
internal sealed class RecordingInboundGrain(InboundJournal journal) : Grain, IInboundGrain
{
    public Task Text(InboundText text) => throw new NotSupportedException();

    public Task<bool> CatchUp(InboundText text, DateTimeOffset sentAt) => throw new NotSupportedException();

    public Task Report(MessageReport report)
    {
        journal.Reports.Enqueue(report);
        return Task.CompletedTask;
    }

    public Task<bool> Mail(InboundMail mail)
    {
        journal.Mails.Enqueue(mail);
        return Task.FromResult(true);
    }

    public Task<CallHeard> Call(InboundCall call) => throw new NotSupportedException();

    public Task<bool> RefuseForLead(Actor actor, Guid leadId, ContactChannel[] channels, string? words) => throw new NotSupportedException();

    public Task<bool> JudgeForLead(Actor actor, Guid leadId, bool refused) => throw new NotSupportedException();

    public Task<Uri?> Visit(MessageVisit visit)
    {
        journal.Visits.Enqueue(visit);
        return Task.FromResult(visit.Place is { } place ? journal.Targets.GetValueOrDefault((visit.MessageId, place)) : null);
    }

    public Task<Permission[]?> Permissions(Guid messageId) => throw new NotSupportedException();

    public Task<bool> Withdraw(Guid messageId, ContactChannel[] channels) => throw new NotSupportedException();

    public Task<bool> Confirm(Guid messageId) => throw new NotSupportedException();

    public Task<bool> Refuse(InboundRefusal refusal)
    {
        journal.Refusals.Enqueue(refusal);
        return journal.Leaving.ContainsKey(refusal.MessageId!.Value) ? throw new StillLeavingException() : Task.FromResult(true);
    }
}

internal sealed class InboundJournal
{
    public ConcurrentQueue<MessageReport> Reports { get; } = new();

    public ConcurrentQueue<InboundRefusal> Refusals { get; } = new();

    public ConcurrentQueue<InboundMail> Mails { get; } = new();

    /// <summary>Messages whose person still has something on its way.</summary>
    public ConcurrentDictionary<Guid, bool> Leaving { get; } = new();

    public ConcurrentQueue<MessageVisit> Visits { get; } = new();

    /// <summary>Where links lead.</summary>
    public ConcurrentDictionary<(Guid MessageId, int Place), Uri> Targets { get; } = new();

    public MessageVisit[] VisitsOf(Guid message) => [.. Visits.Where(each => each.MessageId == message)];

    public InboundRefusal[] RefusalsOf(Guid message) => [.. Refusals.Where(each => each.MessageId == message)];

    public MessageReport[] ReportsOf(Guid message) => [.. Reports.Where(each => each.MessageId == message)];
}
