using LeadGrid.Storage.Embedded;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadGrid.Storage.Tests.Embedded;

public sealed class UnreachableFolderTests
{
    [Fact]
    public async Task Where_the_servers_user_cannot_enter_the_data_lives_elsewhere_and_is_found_again()
    {
        var parent = TestFolder.Create();
        // As root's home is.
        File.SetUnixFileMode(parent, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = new EmbeddedPostgresOptions { DataDirectory = Path.Combine(parent, ".leadgrid") };
        string first;
        await using (var server = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None))
        {
            first = server.Folder;
        }

        await using (var again = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None))
        {
            Assert.Equal(first, again.Folder);
        }

        // Only root changes its user, and so can lose its way.
        Assert.Equal(
            Environment.IsPrivilegedProcess,
            first.StartsWith("/var/lib/leadgrid/", StringComparison.Ordinal));
        if (Directory.Exists(first))
        {
            Directory.Delete(first, recursive: true);
        }

        Directory.Delete(parent, recursive: true);
    }
}
