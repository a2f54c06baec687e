using LeadGrid.Hosting;
using Microsoft.AspNetCore.Identity;

namespace LeadGrid.Access;

/// <summary>
/// Identity's users live in grains. The store knows passwords and security stamps; lockout is counted by the grain
/// itself (<see cref="IUserGrain.TakeSignInAttempt"/>), because Identity's own counting reads, adds and writes, and
/// loses count of guesses that arrive at the same moment.
/// </summary>
internal sealed class GrainUserStore(IGrainFactory grains) :
    IUserPasswordStore<SignedInUser>,
    IUserSecurityStampStore<SignedInUser>
{
    public Task<SignedInUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Read(userId);

    public async Task<SignedInUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        await Read(await grains.GetGrain<IDirectoryGrain>(Workers.Any()).UserKey(new PersonalText(normalizedUserName)));

    public Task<IdentityResult> CreateAsync(SignedInUser user, CancellationToken cancellationToken) => Write(user);

    public Task<IdentityResult> UpdateAsync(SignedInUser user, CancellationToken cancellationToken) => Write(user);

    public Task<IdentityResult> DeleteAsync(SignedInUser user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Users are not deleted: their names stand in timelines.");

    public Task<string> GetUserIdAsync(SignedInUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Record.Key);

    public Task<string?> GetUserNameAsync(SignedInUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Record.Login);

    public Task SetUserNameAsync(SignedInUser user, string? userName, CancellationToken cancellationToken) =>
        Change(user, user.Record with { Login = userName ?? "" });

    public Task<string?> GetNormalizedUserNameAsync(SignedInUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Record.Login);

    // The key is made of the normalised login by the directory; there is no second place for it.
    public Task SetNormalizedUserNameAsync(SignedInUser user, string? normalizedName, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(SignedInUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Record.PasswordHash);

    public Task<bool> HasPasswordAsync(SignedInUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Record.PasswordHash is not null);

    public Task SetPasswordHashAsync(SignedInUser user, string? passwordHash, CancellationToken cancellationToken) =>
        Change(user, user.Record with { PasswordHash = passwordHash });

    public Task<string?> GetSecurityStampAsync(SignedInUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Record.SecurityStamp);

    public Task SetSecurityStampAsync(SignedInUser user, string stamp, CancellationToken cancellationToken) =>
        Change(user, user.Record with { SecurityStamp = stamp });

    public void Dispose()
    {
    }

    private static Task Change(SignedInUser user, UserRecord record)
    {
        user.Record = record;
        return Task.CompletedTask;
    }

    private async Task<SignedInUser?> Read(string key)
    {
        var record = await grains.GetGrain<IUserGrain>(key).Get();
        return record is null ? null : new SignedInUser(record) { StoredStamp = record.Stamp };
    }

    private async Task<IdentityResult> Write(SignedInUser user)
    {
        var next = user.Record with { Stamp = Guid.NewGuid().ToString("n") };
        if (!await grains.GetGrain<IUserGrain>(next.Key).Put(next, user.StoredStamp))
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }

        user.Record = next;
        user.StoredStamp = next.Stamp;
        return IdentityResult.Success;
    }
}
