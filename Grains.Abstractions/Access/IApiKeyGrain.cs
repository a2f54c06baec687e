namespace LeadGrid.Access;

/// <summary>One API key, by its public prefix.</summary>
[Alias("api-key-grain")]
public interface IApiKeyGrain : IGrainWithStringKey
{
    /// <returns>The key's record, or null where no such key was made.</returns>
    [Alias("get")]
    Task<ApiKeyRecord?> Get();

    /// <summary>Creates or replaces the key. Administrators and the system only.</summary>
    [Alias("put")]
    Task Put(Actor actor, ApiKeyRecord record);
}
