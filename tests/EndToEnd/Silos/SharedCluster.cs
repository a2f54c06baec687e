namespace LeadGrid.Silos;

/// <summary>
/// Three silos and two Apis for all tests that leave it as they found it. Started by the first that asks for it. Its logs
/// stay in LEADGRID_TEST_CLUSTER, where that names a folder.
/// </summary>
public sealed class SharedCluster : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private LocalCluster? _cluster;

    public async Task<LocalCluster> Get()
    {
        await _starting.WaitAsync();
        try
        {
            return _cluster ??= await LocalCluster.StartAsync(new LocalClusterOptions { Folder = Environment.GetEnvironmentVariable("LEADGRID_TEST_CLUSTER") });
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        _starting.Dispose();
    }
}
