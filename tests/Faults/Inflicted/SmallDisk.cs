using Npgsql;

namespace LeadGrid.Faults.Inflicted;

/// <summary>
/// A file system of a few megabytes that holds the table of leads. Filled, it lets no page be added: the server says 53100
/// and lives.
/// </summary>
internal sealed class SmallDisk : FullDisk
{
    private const int Megabytes = 64;
    private readonly Stage _stage;
    private readonly string _folder;

    private SmallDisk(Stage stage, string folder) => (_stage, _folder) = (stage, folder);

    private string Filler => Path.Combine(_folder, "filler");

    /// <returns>Null where this process may not mount.</returns>
    public static async Task<SmallDisk?> TryMount(Stage stage)
    {
        var postgres = stage.Cluster.Postgres.Folder;
        var folder = Directory.CreateDirectory(Path.Combine(postgres, $"small-{Guid.NewGuid():N}")).FullName;
        var owner = (await Shell.Run("stat", "-c", "uid=%u,gid=%g", Path.Combine(postgres, "data"))).Trim();
        if (!await Shell.Try("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m,mode=0700,{owner}", "tmpfs", folder))
        {
            return null;
        }

        try
        {
            var disk = new SmallDisk(stage, folder);
            // Its own folder: PostgreSQL wants an empty one.
            var table = Directory.CreateDirectory(Path.Combine(folder, "table")).FullName;
            await Shell.Run("chown", "--reference", folder, table);
            await disk.Sql($"CREATE TABLESPACE small LOCATION '{table}'");
            await disk.Sql("ALTER TABLE lead SET TABLESPACE small");
            return disk;
        }
        catch
        {
            await Unmount(folder);
            throw;
        }
    }

    public override async Task Fill()
    {
        await using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var block = new byte[4096]; ;)
            {
                await filler.WriteAsync(block);
            }
        }
        catch (IOException)
        {
            // Full: that is what was wanted.
        }
    }

    public override Task Free()
    {
        File.Delete(Filler);
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await Free();
            await Sql("ALTER TABLE lead SET TABLESPACE pg_default");
            await Sql("DROP TABLESPACE small");
        }
        finally
        {
            await Unmount(_folder);
        }
    }

    // Lazily: a server that still has a file open there must not keep it from going.
    private static async Task Unmount(string folder)
    {
        await Shell.Run("umount", "--lazy", folder);
        Directory.Delete(folder);
    }

    private async Task Sql(string statement)
    {
        await using var source = NpgsqlDataSource.Create(_stage.Leads);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
