using LeadGrid.Storage.Tests.Orleans;
using LeadGrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace LeadGrid.Storage.Commits;

public sealed class AdoNetStorageTests(PostgresFixture postgres) : GrainStorageContract, IAsyncLifetime
{
    private TestDatabase _database = null!;
    private IHost _silo = null!;

    protected override IGrainStorage Storage => _silo.Services.GetRequiredService<IGrainStorage>();

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _silo = await SiloOnPostgres.StartAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        await _silo.StopAsync();
        _silo.Dispose();
        await _database.DisposeAsync();
    }

    // Why SettingsText.CheckKey refuses such ids: the provider reads a key of hexadecimal digits as a number.
    [Fact]
    public async Task Two_hexadecimal_keys_that_differ_by_leading_zeros_share_a_row()
    {
        await Storage.WriteStateAsync("note", GrainId.Create("notebook", "17"), State("seventeen"));
        var read = State("?");
        await Storage.ReadStateAsync("note", GrainId.Create("notebook", "017"), read);
        Assert.Equal("seventeen", read.State!.Text);
    }
}
