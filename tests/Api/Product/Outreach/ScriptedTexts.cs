using System.Collections.Concurrent;
using LeadGrid.Outreach;

namespace LeadGrid.Api.Tests;

/// <summary>A provider of texts that does with each person's messages what the test says, and notes what it was handed.</summary>
internal sealed class ScriptedTexts : ITextProvider
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<Task<SendOutcome>>>> _scripts = new();

    public string Name => "scripted";

    public ConcurrentQueue<OutgoingText> Handed { get; } = new();

    public OutgoingText[] HandedTo(string phone) => [.. Handed.Where(text => text.To == phone)];

    /// <summary>The next message to that person ends so; without a script, the provider takes it.</summary>
    public void Then(string phone, Func<Task<SendOutcome>> outcome) => _scripts.GetOrAdd(phone, _ => new()).Enqueue(outcome);

    public Task<SendOutcome> Send(Clearance clearance, OutgoingText text, CancellationToken cancellation)
    {
        Assert.Same(clearance, Clearance.Current);
        Handed.Enqueue(text);
        return _scripts.TryGetValue(text.To, out var script) && script.TryDequeue(out var next)
            ? next()
            : Task.FromResult<SendOutcome>(new SendOutcome.Accepted($"SM{text.MessageId:N}"));
    }
}
