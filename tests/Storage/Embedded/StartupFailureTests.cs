using LeadGrid.Hosting;
using LeadGrid.Storage.Embedded;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadGrid.Storage.Tests.Embedded;

public sealed class StartupFailureTests : IDisposable
{
    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        var inTheWay = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(inTheWay, "");
        var message = await FailAsync(new() { DataDirectory = inTheWay });
        Assert.StartsWith($"The data folder '{inTheWay}' cannot be written", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_a_version_that_is_not_installed_is_left_alone()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, "postgres", "data")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "PG_VERSION"), "9\n");
        var message = await FailAsync(new() { DataDirectory = _folder });
        Assert.StartsWith($"The data in '{data}' was written by PostgreSQL 9", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_no_database_is_not_overwritten()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, "postgres", "data")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "thesis.txt"), "years of work");
        var message = await FailAsync(new() { DataDirectory = _folder });
        Assert.StartsWith($"'{data}' exists but is not a PostgreSQL data directory", message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(data, "thesis.txt")));
    }

    [Fact]
    public async Task A_setting_that_PostgreSQL_refuses_is_quoted_with_the_log()
    {
        var message = await FailAsync(new() { DataDirectory = _folder, Settings = { ["max_connections"] = "many" } });
        Assert.Contains(Path.Combine(_folder, "postgres", "log", "postgres.log"), message, StringComparison.Ordinal);
        Assert.Contains("leadgrid.conf", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_password_is_no_reason_to_make_a_new_database()
    {
        var options = new EmbeddedPostgresOptions { DataDirectory = _folder };
        await (await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None)).DisposeAsync();
        File.Delete(Path.Combine(_folder, "postgres", "password"));
        Assert.StartsWith("The database's password cannot be read", await FailAsync(options), StringComparison.Ordinal);
    }

    private static async Task<string> FailAsync(EmbeddedPostgresOptions options)
    {
        var failed = await Assert.ThrowsAsync<StartupFailedException>(
            () => EmbeddedPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None));
        Assert.DoesNotContain('\n', failed.Message);
        return failed.Message;
    }
}
