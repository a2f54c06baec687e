namespace LeadGrid.Hosting;

/// <summary>
/// Keys of stateless workers. An Orleans client sends all calls to one grain key through one gateway: with a single key, an
/// Api would use one silo only.
/// </summary>
internal static class Workers
{
    private const int Keys = 64;

    public static long Any() => Random.Shared.Next(Keys);
}
