using LeadGrid.Access;

namespace LeadGrid.Mailings;

internal sealed class SendingDomainGrain(
    [PersistentState("sending-domain", "cold")] IPersistentState<SendingDomainState> store, TimeProvider time) : Grain, ISendingDomainGrain
{
    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private int Used => store.State.Last == Today ? store.State.Used : 0;

    public Task<SendingDomain> Get(Actor actor)
    {
        actor.DemandOperator("see sending domains");
        return Task.FromResult(Shown());
    }

    public async Task<SendingDomain> SetWarm(Actor actor, bool warm)
    {
        actor.DemandOperator("change a sending domain");
        await store.Commit(new SendingDomainState { Warm = warm, Last = store.State.Last, Used = store.State.Used }, this);
        return Shown();
    }

    public async Task<AllowanceTaken> Take(Actor actor, int wanted)
    {
        actor.DemandOperator("send a mailing");
        ArgumentOutOfRangeException.ThrowIfLessThan(wanted, 1);
        if (WarmUp.Limit(Days(), Today) is not { } limit)
        {
            // Only that it sends today is kept: a long silence begins its warm-up anew.
            await (store.State.Last == Today ? Task.CompletedTask : Keep(0));
            return new AllowanceTaken(wanted, null);
        }

        var count = Math.Clamp(limit - Used, 0, wanted);
        await (count > 0 ? Keep(Used + count) : Task.CompletedTask);
        return new AllowanceTaken(count, count == wanted ? null : new DateTimeOffset(Today.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
    }

    public Task GiveBack(Actor actor, int unused)
    {
        actor.DemandOperator("send a mailing");
        ArgumentOutOfRangeException.ThrowIfNegative(unused);
        return unused == 0 || Used == 0 ? Task.CompletedTask : Keep(Math.Max(0, Used - unused));
    }

    private Task Keep(int used)
    {
        var days = WarmUp.Used(Days(), Today);
        return store.Commit(new SendingDomainState { Warm = days.Warm, Sent = days.Sent, Last = days.Last, Used = used }, this);
    }

    private DomainDays Days() => new(store.State.Warm, store.State.Sent, store.State.Last);

    private SendingDomain Shown()
    {
        var (limit, day) = (WarmUp.Limit(Days(), Today), WarmUp.Day(Days(), Today));
        return new SendingDomain(this.GetPrimaryKeyString(), limit is null, limit is null ? null : day, limit, Used);
    }
}

[GenerateSerializer, Alias("sending-domain-state")]
internal sealed class SendingDomainState
{
    [Id(0)] public bool Warm { get; set; }

    /// <summary>Days on which mailings sent something.</summary>
    [Id(1)] public int Sent { get; set; }
    [Id(2)] public DateOnly? Last { get; set; }

    /// <summary>E-mails on the last of them.</summary>
    [Id(3)] public int Used { get; set; }
}
