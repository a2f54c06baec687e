using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LeadGrid.Hosting;
using LeadGrid.Storage.Embedded;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadGrid.Storage.Tests.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Data_survives_a_restart_and_the_port_stays()
    {
        string before;
        await using (var first = await StartAsync())
        {
            before = first.ConnectionString("postgres");
            await ExecuteAsync(before, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        await using var second = await StartAsync();
        Assert.Equal(before, second.ConnectionString("postgres"));
        Assert.Equal(42, await ScalarAsync(second, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task The_server_has_the_settings_that_LeadGrid_counts_on()
    {
        await using var server = await StartAsync();
        Assert.Equal("on", await ScalarAsync(server, "SHOW fsync"));
        Assert.Equal("off", await ScalarAsync(server, "SHOW jit"));
        Assert.Equal("UTC", await ScalarAsync(server, "SHOW timezone"));
        Assert.Equal("200", await ScalarAsync(server, "SHOW max_connections"));
        Assert.Equal("1min", await ScalarAsync(server, "SHOW statement_timeout"));
        Assert.Equal("1min", await ScalarAsync(server, "SHOW idle_in_transaction_session_timeout"));
        Assert.Equal("127.0.0.1", await ScalarAsync(server, "SHOW listen_addresses"));
        Assert.Equal("", await ScalarAsync(server, "SHOW unix_socket_directories"));
        Assert.Equal("UTF8", await ScalarAsync(server, "SHOW server_encoding"));
    }

    [Fact]
    public async Task Only_the_password_opens_it_and_only_its_owner_reads_the_password()
    {
        await using var server = await StartAsync();
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")) { Password = "guess" };
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(wrong.ConnectionString, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(server.Folder, "password")));
    }

    [Fact]
    public async Task It_never_runs_as_root()
    {
        await using var server = await StartAsync();
        var process = PostmasterPid.Read(new Layout(server.Folder).PostmasterPid)!.ProcessId;
        var status = await File.ReadAllLinesAsync($"/proc/{process}/status");
        Assert.DoesNotContain(status, line => line.StartsWith("Uid:\t0\t", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_program_on_the_same_data_is_refused()
    {
        await using var first = await StartAsync();
        var refused = await Assert.ThrowsAsync<StartupFailedException>(() => StartAsync());
        Assert.StartsWith("Another LeadGrid is running on the data in", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await ScalarAsync(first, "SELECT 1"));
    }

    [Fact]
    public async Task A_server_left_over_from_a_killed_program_is_used_on_and_then_stopped()
    {
        await (await StartAsync()).DisposeAsync();
        var layout = new Layout(Path.Combine(_folder, "postgres"));
        var user = ServerUser.Choose();
        var options = new EmbeddedPostgresOptions();
        var binaries = await PostgresBinaries.FindAsync(options, layout, user, CancellationToken.None);
        // A program that is killed leaves exactly this: a server without anybody who holds the folder's lock.
        var orphan = new Postmaster(layout, binaries, user, options, NullLogger.Instance);
        await orphan.StartOrAdoptAsync(CancellationToken.None);
        var before = PostmasterPid.Read(layout.PostmasterPid)!;

        await using (var adopted = await StartAsync())
        {
            Assert.Equal(before, PostmasterPid.Read(layout.PostmasterPid));
            Assert.Equal(1, await ScalarAsync(adopted, "SELECT 1"));
        }

        Assert.False(before.Serves(layout.Data));
        Assert.Null(PostmasterPid.Read(layout.PostmasterPid));
    }

    [Fact]
    public async Task A_process_number_that_now_belongs_to_a_stranger_stops_nobody()
    {
        await (await StartAsync()).DisposeAsync();
        var layout = new Layout(Path.Combine(_folder, "postgres"));
        string[] lines = [$"{Environment.ProcessId}", layout.Data, "1", "5432", "", "127.0.0.1", "1 1", "ready"];
        await File.WriteAllLinesAsync(layout.PostmasterPid, lines);

        await using var server = await StartAsync();
        Assert.Equal(1, await ScalarAsync(server, "SELECT 1"));
    }

    [Fact]
    public async Task A_port_that_somebody_took_is_replaced()
    {
        await (await StartAsync()).DisposeAsync();
        var remembered = await File.ReadAllTextAsync(Path.Combine(_folder, "postgres", "port"));
        using var taken = new TcpListener(IPAddress.Loopback, int.Parse(remembered, CultureInfo.InvariantCulture));
        taken.Start();

        await using var server = await StartAsync();
        Assert.NotEqual(remembered, await File.ReadAllTextAsync(Path.Combine(_folder, "postgres", "port")));
        Assert.Equal(1, await ScalarAsync(server, "SELECT 1"));
    }

    [Fact]
    public async Task A_first_start_that_was_interrupted_is_begun_again()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "postgres", "data.new", "data", "base"));
        await using var server = await StartAsync();
        Assert.Equal(1, await ScalarAsync(server, "SELECT 1"));
    }

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions { DataDirectory = _folder }, NullLogger.Instance, CancellationToken.None);

    private static Task<object?> ScalarAsync(EmbeddedPostgres server, string sql) =>
        ExecuteAsync(server.ConnectionString("postgres"), sql);

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
