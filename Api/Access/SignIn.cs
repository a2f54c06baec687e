using System.Net;
using LeadGrid.Hosting;
using Microsoft.AspNetCore.Identity;

namespace LeadGrid.Access;

/// <summary>Looks at a login and a password. Whoever guesses learns nothing about who has an account.</summary>
internal sealed class SignIn(
    IGrainFactory grains,
    UserManager<SignedInUser> users,
    IUserClaimsPrincipalFactory<SignedInUser> principals,
    DecoyPassword decoy,
    AddressLimit addresses,
    TimeProvider time)
{
    // Longer than a look-up, a write of the count and a password hash take: a wrong login and a wrong password
    // are answered at the same time.
    private static readonly TimeSpan WrongTakes = TimeSpan.FromMilliseconds(400);

    public async Task<SignInAnswer> Try(string login, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        if (addresses.Take(address) is { } wait)
        {
            return new SignInAnswer.Wait(wait);
        }

        var started = time.GetTimestamp();
        var key = await grains.GetGrain<IDirectoryGrain>(Workers.Any()).UserKey(new PersonalText(login));
        var grain = grains.GetGrain<IUserGrain>(key);
        if (await grain.TakeSignInAttempt() is { } locked)
        {
            return new SignInAnswer.Wait(locked);
        }

        var user = await users.FindByIdAsync(key);
        if (user is not null && await users.CheckPasswordAsync(user, password))
        {
            await grain.SignedIn();
            return new SignInAnswer.Welcome(user.Record, await principals.CreateAsync(user));
        }

        if (user is null)
        {
            decoy.Verify(password);
        }

        var rest = WrongTakes - time.GetElapsedTime(started);
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, time, cancellationToken);
        }

        return new SignInAnswer.Wrong();
    }
}
