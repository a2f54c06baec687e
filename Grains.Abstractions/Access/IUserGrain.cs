namespace LeadGrid.Access;

/// <summary>One user, by the keyed hash of the login.</summary>
[Alias("user-grain")]
public interface IUserGrain : IGrainWithStringKey
{
    [Alias("get")]
    Task<UserRecord?> Get();

    /// <summary>Creates (expected stamp null) or replaces the user.</summary>
    /// <returns>False where the stored stamp is not <paramref name="expectedStamp"/>: read again and retry.</returns>
    [Alias("put")]
    Task<bool> Put(UserRecord next, string? expectedStamp);

    /// <summary>
    /// Takes one of the attempts that this login has before it is locked, whether or not such a user exists, so that
    /// neither the answer nor its limit tells the two apart. Called before the password is looked at: attempts made
    /// at the same moment are counted one by one.
    /// </summary>
    /// <returns>Null when the password may be looked at; otherwise how long this login stays locked.</returns>
    [Alias("take-sign-in-attempt")]
    Task<TimeSpan?> TakeSignInAttempt();

    /// <summary>The password was right: all attempts are given back.</summary>
    [Alias("signed-in")]
    Task SignedIn();
}

/// <summary>Turns what only a holder of the index key can turn into a grain key. A stateless worker.</summary>
[Alias("directory-grain")]
public interface IDirectoryGrain : IGrainWithIntegerKey
{
    /// <returns>The key of the user grain for this login, whether or not such a user exists.</returns>
    [Alias("user-key")]
    Task<string> UserKey(PersonalText login);
}
