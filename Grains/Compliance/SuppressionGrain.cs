using LeadGrid.Access;
using LeadGrid.Intake;
using LeadGrid.Privacy;
using Orleans.Concurrency;

namespace LeadGrid.Compliance;

[StatelessWorker, Reentrant]
internal sealed class SuppressionGrain(ISuppressionStore store, IKeyedHash hash, IRuleBook rules, TimeProvider time) : Grain, ISuppressionGrain
{
    private const int LongestReason = 1_000;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(25);

    private DateTimeOffset Now => Clock.Milliseconds(time);

    public async Task<ListBegun> Begin(Actor actor, ListImport import)
    {
        actor.DemandOperator("import a list");
        var faults = ListRules.FaultsOf(import, Now).ToList();
        var columns = ListHead.Read(import.FirstLine, import.Kind);
        if (columns is null)
        {
            faults.Add(new FieldFault("", "The first line names columns, and none of them is phone, number or email."));
        }

        if (faults.Count > 0)
        {
            return new ListBegun([.. faults], 0, null);
        }

        using var timeout = new CancellationTokenSource(Timeout);
        return await store.Begin(import, actor, Now, timeout.Token) is { } id
            ? new ListBegun([], id, columns)
            : new ListBegun([new FieldFault("asOf", "A newer copy of this list is in force.")], 0, null);
    }

    public async Task<ListChunkAnswer> Add(Actor actor, ListChunk chunk)
    {
        actor.DemandOperator("import a list");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chunk.Lines.Length, ListChunk.MostLines);
        var (entries, faults) = (new List<ListEntry>(chunk.Lines.Length), new List<LineFault>());
        var (rows, accepted, now) = (0, 0, Now);
        foreach (var (index, line) in chunk.Lines.Index())
        {
            var number = chunk.FirstNumber + index;
            if (string.IsNullOrWhiteSpace(line) || (index == 0 && chunk.BeginsWithHeader))
            {
                continue;
            }

            rows++;
            var read = ListLine.Read(line, chunk.Columns, chunk.Kind, chunk.AsOf, now);
            if (read.Problem is null)
            {
                accepted++;
                entries.AddRange(read.Subjects.Select(subject => new ListEntry(hash.Hash(subject.Purpose, subject.Key), read.AskedAt, read.Reassigned)));
            }
            else if (faults.Count < ListChunkAnswer.MostFaults)
            {
                faults.Add(new LineFault(number, read.Problem));
            }
        }

        using var timeout = new CancellationTokenSource(Timeout);
        return await store.Add(chunk.ListId, entries, rows, accepted, timeout.Token)
            ? new ListChunkAnswer(rows, accepted, [.. faults])
            : throw new InvalidOperationException("This import was ended meanwhile.");
    }

    public async Task<SuppressionListView?> Complete(Actor actor, long listId)
    {
        actor.DemandOperator("import a list");
        using var timeout = new CancellationTokenSource(Timeout);
        return await store.Complete(listId, Now, timeout.Token) is { } list ? Aged(list) : null;
    }

    public async Task Abandon(Actor actor, long listId)
    {
        actor.DemandOperator("import a list");
        using var timeout = new CancellationTokenSource(Timeout);
        await store.End(listId, ListState.Staging, ListState.Abandoned, actor, Now, timeout.Token);
    }

    public async Task<SuppressionListView[]> All(Actor actor)
    {
        actor.DemandOperator("see the lists");
        using var timeout = new CancellationTokenSource(Timeout);
        return [.. (await store.All(SuppressionListView.Most, timeout.Token)).Select(Aged)];
    }

    public async Task<bool> Retire(Actor actor, long listId)
    {
        actor.DemandOperator("retire a list");
        using var timeout = new CancellationTokenSource(Timeout);
        return await store.End(listId, ListState.Current, ListState.Retired, actor, Now, timeout.Token);
    }

    public async Task<LiftAnswer> Lift(Actor actor, PersonalText phone, string reason)
    {
        actor.DemandOperator("take a litigator off");
        var number = ListedPhone.Read(phone.Value);
        FieldFault[] faults =
        [
            .. number is null ? [new FieldFault("phone", "Post one phone number with its area code.")] : Array.Empty<FieldFault>(),
            .. reason.Trim().Length is 0 or > LongestReason ? [new FieldFault("reason", $"Say why, in at most {LongestReason} characters.")] : Array.Empty<FieldFault>(),
        ];
        if (faults.Length > 0)
        {
            return new LiftAnswer(faults, false);
        }

        using var timeout = new CancellationTokenSource(Timeout);
        return new LiftAnswer([], await store.Lift(hash.Hash(HashPurpose.Phone, number!), actor, reason.Trim(), Now, timeout.Token));
    }

    private SuppressionListView Aged(SuppressionListView list)
    {
        var until = ListRules.GoodUntil(list, rules.Current);
        return list with { GoodUntil = until, TooOld = until < Now };
    }
}
