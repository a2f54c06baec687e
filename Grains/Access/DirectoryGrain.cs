using LeadGrid.Privacy;
using Orleans.Concurrency;

namespace LeadGrid.Access;

[StatelessWorker]
internal sealed class DirectoryGrain(IKeyedHash hash) : Grain, IDirectoryGrain
{
    // Whoever types Anna@Example.com must find anna@example.com: mailboxes that differ by case only do not exist
    // in practice, and two users who do would be a trap.
    public Task<string> UserKey(PersonalText login) =>
        Task.FromResult(Convert.ToHexStringLower(hash.Hash(HashPurpose.Login, login.Value.Trim().ToLowerInvariant())));
}
