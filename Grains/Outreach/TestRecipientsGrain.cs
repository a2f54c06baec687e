using System.Text.Json;
using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Privacy;

namespace LeadGrid.Outreach;

internal sealed class TestRecipientsGrain(
    [PersistentState("test-recipients", "cold")] IPersistentState<TestRecipientsState> store,
    IStaffSealer sealer,
    IKeyedHash hash,
    TimeProvider time) : Grain, ITestRecipientsGrain
{
    private const string Place = "test-recipients";
    private TestRecipient[] _known = [];
    private DateTimeOffset[] _sent = [];

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _known = store.State.Sealed.Length == 0 ? [] : JsonSerializer.Deserialize<TestRecipient[]>(sealer.Open(store.State.Sealed, Place), PersonalJson.Options)!;
        return Task.CompletedTask;
    }

    public Task<TestRecipient[]> All(Actor actor)
    {
        actor.DemandOperator("see test recipients");
        return Task.FromResult(_known);
    }

    public async Task<TestRecipientResult> Add(Actor actor, NewTestRecipient recipient)
    {
        actor.DemandOperator("change test recipients");
        var now = Clock.Milliseconds(time);
        var result = TestRecipients.Add(_known, recipient, Guid.CreateVersion7(now), actor, now);
        if (result is TestRecipientAdded { Recipient: { } added })
        {
            var contact = TestContacts.KeyOf(hash, added.Channel, added.Address);
            await GrainFactory.GetGrain<IContactGrain>(contact).AgreeToTests(actor, added.Channel, added.Channel == ContactChannel.Sms ? added.Address : null);
            await Commit([.. _known, added]);
        }

        return result;
    }

    public async Task<bool> Remove(Actor actor, Guid id)
    {
        actor.DemandOperator("change test recipients");
        var left = _known.Where(each => each.Id != id).ToArray();
        if (left.Length == _known.Length)
        {
            return false;
        }

        await Commit(left);
        return true;
    }

    // In memory: a silo that dies gives them back, which is no harm.
    public Task<TimeSpan?> TakeTurn(Actor actor)
    {
        actor.DemandOperator("send a test");
        var (wait, sent) = TestTurns.Take(_sent, time.GetUtcNow());
        _sent = sent;
        return Task.FromResult(wait);
    }

    private async Task Commit(TestRecipient[] next)
    {
        await store.Commit(new TestRecipientsState { Sealed = sealer.Seal(JsonSerializer.Serialize(next, PersonalJson.Options), Place) }, this);
        _known = next;
    }
}

/// <summary>All recipients, sealed: they are people's numbers and addresses.</summary>
[GenerateSerializer, Alias("test-recipients-state")]
internal sealed class TestRecipientsState
{
    [Id(0)] public byte[] Sealed { get; set; } = [];
}
