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
}

/// <summary>Turns what only a holder of the index key can turn into a grain key. A stateless worker.</summary>
[Alias("directory-grain")]
public interface IDirectoryGrain : IGrainWithIntegerKey
{
    /// <returns>The key of the user grain for this login, whether or not such a user exists.</returns>
    [Alias("user-key")]
    Task<string> UserKey(string login);
}
