using System.Diagnostics;
using LeadGrid.Compliance;
using Orleans.Storage;

namespace LeadGrid.Contacts;

/// <summary>What the grain knows: its ledger, the lists, and what may just be on its way out.</summary>
internal sealed partial class ContactGrain
{
    private async Task Load(CancellationToken cancellation)
    {
        _state = await ledger.Read(Key, cancellation);
        Remember();
    }

    private async Task FindLeads() => _leads = await ledger.Leads(Key, CancellationToken.None);

    // Lists are asked at every decision: they change without the contact's hearing of it.
    private async Task<ContactFacts> FactsOf(ContactState state, string? phone, DateTimeOffset now)
    {
        var listed = await lists.Look(Key.HashBytes, CancellationToken.None);
        return state.Facts.Heard(now) with
        {
            Suppressions = [.. state.Facts.Suppressions, .. listed.Suppressions],
            Reassigned = [.. state.Facts.Reassigned, .. listed.Reassigned],
            DoNotCall = listed.Scrub(phone),
        };
    }

    private string? PhoneOf(Guid permitId) => _state.Permits.FirstOrDefault(permit => permit.Id == permitId)?.Granted.Phone;

    private async Task Append(IReadOnlyList<ContactEvent> entries, IReadOnlyList<(ContactKey Key, ContactEvent Entry)>? linked = null)
    {
        if (entries.Count == 0 && linked is null or [])
        {
            return;
        }

        _state = linked is null or []
            ? await ledger.Append(_state, entries, CancellationToken.None)
            : await ledger.Append(_state, entries, linked, CancellationToken.None);
        Remember();
        foreach (var (key, _) in linked ?? [])
        {
            // Whoever does not hear of it is refused by the database, and then reads it.
            GrainFactory.GetGrain<IContactGrain>(key.ToString()).Reload().Ignore();
        }
    }

    // Counted from when this activation learns of it: no clock of another process is believed.
    private void Remember()
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var permit in _leavingSince.Keys.Where(known => !_state.Leaving.ContainsKey(known)).ToArray())
        {
            _leavingSince.Remove(permit);
        }

        foreach (var permit in _state.Leaving.Keys)
        {
            _leavingSince.TryAdd(permit, now);
        }
    }

    // What a refusal closes of the person's other identifiers, as far as leads link them.
    private async Task<(ContactKey Key, ContactEvent Entry)[]> Linked(ContactRefused? refused) =>
        refused is { Scope: RefusalScope.Everything or RefusalScope.Unsubscribe }
            ?
            [
                .. (await ledger.Linked(Key, CancellationToken.None))
                    .Where(key => key != Key && Refusals.Concerns(refused.Scope, key.Kind))
                    .Select(key => (key, (ContactEvent)refused)),
            ]
            : [];

    // Two activations while silos come and go: the database has refused this one's write. What stands there is the truth.
    private async Task<T> Retrying<T>(Func<Task<T>> decide)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await decide();
            }
            catch (InconsistentStateException) when (attempt < MaximumAttempts)
            {
                await Load(CancellationToken.None);
            }
        }
    }
}
