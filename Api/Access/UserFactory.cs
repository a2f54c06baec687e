using LeadGrid.Hosting;
using Microsoft.AspNetCore.Identity;

namespace LeadGrid.Access;

/// <summary>Makes users who sign in with a password.</summary>
internal sealed class UserFactory(IGrainFactory grains, IPasswordHasher<SignedInUser> hasher)
{
    /// <param name="brokerId">Whom the user works for; null makes an administrator.</param>
    /// <returns>The record, ready for <see cref="IUserGrain.Put"/> of its key with expected stamp null.</returns>
    public async Task<UserRecord> Create(string login, string name, string password, string? brokerId = null)
    {
        var record = new UserRecord
        {
            Key = await grains.GetGrain<IDirectoryGrain>(Workers.Any()).UserKey(new PersonalText(login)),
            Login = login,
            Name = name,
            Role = brokerId is null ? UserRole.Administrator : UserRole.Broker,
            BrokerId = brokerId,
            SecurityStamp = Guid.NewGuid().ToString("n"),
            Stamp = Guid.NewGuid().ToString("n"),
        };
        return record with { PasswordHash = hasher.HashPassword(new SignedInUser(record), password) };
    }
}
