using LeadGrid.Storage.Tests.Orleans;
using LeadGrid.Testing;
using LeadGrid.Testing.GrainState;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Storage;

namespace LeadGrid.Storage.Commits;

public sealed class GroupCommitStorageTests(PostgresFixture postgres) : GrainStorageContract, IAsyncLifetime
{
    private TestDatabase _database = null!;
    private LeadDataSource _source = null!;
    private IHost _serializer = null!;
    private GroupCommitStorage _storage = null!;

    protected override IGrainStorage Storage => _storage;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _source = new LeadDataSource(NpgsqlDataSource.Create(_database.Leads));
        await using (var create = _source.Source.CreateCommand(StateTable.Create))
        {
            await create.ExecuteNonQueryAsync();
        }

        _serializer = SiloOnPostgres.Build(_database);
        _storage = new GroupCommitStorage(
            _source,
            _serializer.Services.GetRequiredService<IGrainStorageSerializer>(),
            new GroupCommit<StateWrite>(
                new StateTable(), _source, Options.Create(new GroupCommitOptions()), TimeProvider.System, NullLogger<GroupCommit<StateWrite>>.Instance));
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        _serializer.Dispose();
        await _source.Source.DisposeAsync();
        await _database.DisposeAsync();
    }
}
