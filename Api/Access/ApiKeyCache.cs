using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using LeadGrid.Edges;

namespace LeadGrid.Access;

/// <summary>
/// API keys that were seen in the last ten seconds, unknown ones too: a request costs no grain call, and a revoked
/// key is refused ten seconds later at most.
/// </summary>
internal sealed class ApiKeyCache(IGrainFactory grains, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    // Each entry is some hundred bytes. Who sprays prefixes gets the cache emptied, never the memory filled.
    private const int Capacity = 10_000;

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <returns>Null where no such key was made.</returns>
    public Task<KnownKey?> Find(string prefix)
    {
        if (entries.TryGetValue(prefix, out var entry) && IsFresh(entry))
        {
            return entry.Key;
        }

        if (entries.Count >= Capacity)
        {
            Shrink();
        }

        // Requests that arrive while one asks the grain wait for its answer. A failed call is remembered by nobody.
        var fresh = new Entry(Read(prefix), time.GetTimestamp());
        entries[prefix] = fresh;
        return fresh.Key;
    }

    private async Task<KnownKey?> Read(string prefix)
    {
        // Every request with this key waits for this one.
        var record = await RepeatedRead.Of(grains.GetGrain<IApiKeyGrain>(prefix).Get, time);
        return record is null ? null : new KnownKey(record, Principal(record));
    }

    private bool IsFresh(Entry entry) =>
        !entry.Key.IsFaulted && !entry.Key.IsCanceled && time.GetElapsedTime(entry.ReadAt) < Lifetime;

    private void Shrink()
    {
        foreach (var stale in entries.Where(each => !IsFresh(each.Value)))
        {
            entries.TryRemove(stale);
        }

        if (entries.Count >= Capacity)
        {
            entries.Clear();
        }
    }

    private static ClaimsPrincipal Principal(ApiKeyRecord record)
    {
        var identity = new ClaimsIdentity(ApiKeyHandler.Scheme, LeadGridClaims.Name, roleType: null);
        identity.AddClaims([
            new Claim(LeadGridClaims.Subject, record.Prefix),
            new Claim(LeadGridClaims.Name, record.SellerName),
            new Claim(LeadGridClaims.Kind, nameof(ActorKind.Seller)),
            new Claim(LeadGridClaims.Party, record.Seller),
            new Claim(LeadGridClaims.Rate, record.RequestsPerSecond.ToString(CultureInfo.InvariantCulture)),
            .. record.Scopes.Select(scope => new Claim(LeadGridClaims.Scope, scope)),
            .. record.Campaigns.Select(campaign => new Claim(LeadGridClaims.Campaign, campaign)),
        ]);
        return new ClaimsPrincipal(identity);
    }

    private sealed record Entry(Task<KnownKey?> Key, long ReadAt);
}

/// <param name="Principal">Made once and shared by requests; nobody changes it.</param>
internal sealed record KnownKey(ApiKeyRecord Record, ClaimsPrincipal Principal);
