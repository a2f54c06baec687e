using LeadGrid.Access;

namespace LeadGrid.Mailings;

internal sealed class MailingTargetsGrain(
    [PersistentState("mailing-targets", "cold")] IPersistentState<MailingTargetsState> store) : Grain, IMailingTargetsGrain
{
    public Task<MailingTargets> Get() => Task.FromResult(store.State.Targets);

    public async Task<TargetsPut> Put(Actor actor, MailingTargets targets, long expectedVersion)
    {
        actor.DemandOperator("change the targets of mailings");
        var stored = store.State.Targets;
        var next = targets with { Version = expectedVersion + 1 };
        if (next == stored)
        {
            return new TargetsPut(stored, Changed: false, []);
        }

        if (stored.Version != expectedVersion)
        {
            return new TargetsPut(stored, Changed: true, []);
        }

        var faults = TargetRules.Check(targets);
        if (faults.Length == 0)
        {
            await store.Commit(new MailingTargetsState { Targets = next }, this);
        }

        return new TargetsPut(store.State.Targets, Changed: false, faults);
    }
}

[GenerateSerializer, Alias("mailing-targets-state")]
internal sealed class MailingTargetsState
{
    [Id(0)] public MailingTargets Targets { get; set; } = new();
}
