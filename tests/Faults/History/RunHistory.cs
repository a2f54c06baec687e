namespace LeadGrid.Faults.History;

/// <summary>The record of a run, put together: operations with their answers, and what each browser saw.</summary>
internal sealed class RunHistory
{
    public RunHistory(IReadOnlyList<Entry> entries)
    {
        var answers = entries.OfType<Answered>().ToDictionary(a => a.Operation);
        Operations = [.. entries.OfType<Invoked>().Select(i => Operation.Of(i, answers.GetValueOrDefault(i.Operation)))];
        Browsers = [.. entries.OfType<Watched>().Select(w => w.Browser).Distinct().Select(name => new BrowserHistory(name, [.. entries.Where(e => Of(e) == name)]))];
    }

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    public IReadOnlyList<BrowserHistory> Browsers { get; }

    /// <summary>The operations of a kind that were acknowledged in a way.</summary>
    public IEnumerable<(Operation Operation, TRequest Request, TAnswer Answer)> Acknowledged<TRequest, TAnswer>()
        where TRequest : ClientRequest
        where TAnswer : Answer =>
        Operations.Where(o => o is { Request: TRequest, Answer: TAnswer }).Select(o => (o, (TRequest)o.Request, (TAnswer)o.Answer));

    private static string? Of(Entry entry) => entry switch
    {
        Watched watched => watched.Browser,
        Framed framed => framed.Browser,
        Ended ended => ended.Browser,
        Invoked or Answered or Inflicted => null,
        _ => throw new InvalidOperationException($"No such entry: {entry.GetType().Name}."),
    };
}

/// <summary>Something that a client asked for, from beginning to answer.</summary>
/// <param name="Ended">When the answer came; the end of time where none did.</param>
internal sealed record Operation(long Number, string Client, string Api, ClientRequest Request, DateTimeOffset Began, DateTimeOffset Ended, Answer Answer)
{
    public static Operation Of(Invoked invoked, Answered? answered) => new(
        invoked.Operation, invoked.Client, invoked.Api, invoked.Request, invoked.At,
        answered is null or { Answer: Unknown } ? DateTimeOffset.MaxValue : answered.At,
        answered?.Answer ?? new Unknown("The run ended before the answer."));

    public override string ToString() => $"#{Number} {Client} at {Began:HH:mm:ss.ffffff}: {Request} -> {Answer} ({Api})";
}

/// <summary>All that one browser asked for and was shown, in order.</summary>
internal sealed record BrowserHistory(string Name, IReadOnlyList<Entry> Entries)
{
    /// <summary>The view that it watched last.</summary>
    public string View => Entries.OfType<Watched>().Last().View;

    /// <summary>Whether it was there to the end, with a stream.</summary>
    public bool Stayed => Entries[^1] is not Ended;
}
