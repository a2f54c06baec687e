using System.Collections.Concurrent;
using LeadGrid.Outreach;

namespace LeadGrid.Api.Tests;

/// <summary>A provider of e-mail that takes everything, unless the test says otherwise, and notes what it was handed.</summary>
internal sealed class ScriptedMails : IMailProvider
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<SendOutcome>> _scripts = new();

    public string Name => "scripted";

    public ConcurrentQueue<OutgoingMail> Handed { get; } = new();

    public OutgoingMail[] HandedTo(string address) => [.. Handed.Where(mail => mail.To == address)];

    /// <summary>The next message to that address ends so.</summary>
    public void Then(string address, SendOutcome outcome) => _scripts.GetOrAdd(address, _ => new()).Enqueue(outcome);

    public Task<SendOutcome> Send(Clearance clearance, OutgoingMail mail, CancellationToken cancellation)
    {
        Assert.Same(clearance, Clearance.Current);
        Handed.Enqueue(mail);
        return Task.FromResult(_scripts.TryGetValue(mail.To, out var script) && script.TryDequeue(out var next)
            ? next
            : new SendOutcome.Accepted($"{mail.MessageId:N}@example.com"));
    }
}
