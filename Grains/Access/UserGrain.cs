using LeadGrid.Privacy;

namespace LeadGrid.Access;

internal sealed class UserGrain(
    [PersistentState("user", "cold")] IPersistentState<UserState> store,
    IStaffSealer sealer,
    TimeProvider time) : Grain, IUserGrain
{
    private UserRecord? user;

    // Of a login that no user has: in memory only, so that made-up logins fill no table.
    private SignInAllowance unknown;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        user = Open(store.State);
        return Task.CompletedTask;
    }

    public Task<UserRecord?> Get() => Task.FromResult(user);

    public async Task<bool> Put(UserRecord next, string? expectedStamp)
    {
        if (next.Key != this.GetPrimaryKeyString())
        {
            throw new ArgumentException("The record names another user.", nameof(next));
        }

        if (next.Stamp.Length == 0 || next.Stamp == expectedStamp)
        {
            throw new ArgumentException("Every write carries a new stamp.", nameof(next));
        }

        if (user?.Stamp != expectedStamp)
        {
            return false;
        }

        await Commit(next);
        return true;
    }

    public async Task<TimeSpan?> TakeSignInAttempt()
    {
        var allowance = user is null ? unknown : new SignInAllowance(user.FailedSignIns, user.LockedUntil);
        var (wait, left) = allowance.Take(time.GetUtcNow());
        if (left != allowance)
        {
            await Keep(left);
        }

        return wait;
    }

    public Task SignedIn() => Keep(default);

    private async Task Keep(SignInAllowance allowance)
    {
        if (user is null)
        {
            unknown = allowance;
            return;
        }

        await Commit(user with
        {
            FailedSignIns = allowance.Taken,
            LockedUntil = allowance.LockedUntil,
            Stamp = Guid.NewGuid().ToString("n"),
        });
    }

    private async Task Commit(UserRecord next)
    {
        await store.Commit(Seal(next), this);
        user = next;
    }

    private UserState Seal(UserRecord record) => new()
    {
        User = record with { Login = "", Name = "" },
        Login = sealer.Seal(record.Login, $"user-login/{record.Key}"),
        Name = sealer.Seal(record.Name, $"user-name/{record.Key}"),
    };

    private UserRecord? Open(UserState state) => state.User is null ? null : state.User with
    {
        Login = sealer.Open(state.Login, $"user-login/{state.User.Key}"),
        Name = sealer.Open(state.Name, $"user-name/{state.User.Key}"),
    };
}
