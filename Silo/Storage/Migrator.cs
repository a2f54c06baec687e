using DbUp;
using DbUp.Engine;
using LeadGrid.Hosting;
using Npgsql;

namespace LeadGrid.Storage;

/// <summary>
/// Brings LeadGrid's two databases to the schema of this version, making them when they are missing. Forward only: old and
/// new silos run side by side during a rollout, so a migration never breaks the version before it. Silos that start at the
/// same time wait for the first one, and each script is one transaction, so a stopped migration is simply run again.
/// </summary>
public static partial class Migrator
{
    /// <summary>The database of leads, their log and due work, and Orleans' own tables.</summary>
    public const string Leads = "leadgrid";

    /// <summary>The database of data keys: small, backed up apart and for a short time only.</summary>
    public const string Keys = "leadgrid_keys";

    private const string JournalTable = "schema_version";

    // Any constant will do, so long as nothing else in these databases takes the same advisory lock ("LeadGrid" in ASCII).
    private const long LockKey = 0x4C65616447726964;

    /// <param name="leadsConnection">Connection string to <see cref="Leads"/>, whatever the database is really called.</param>
    /// <param name="keysConnection">The same for <see cref="Keys"/>; it may be on another server.</param>
    /// <param name="logger">Hears which scripts were run.</param>
    /// <param name="cancellation">Ends the waiting for another silo; a script that has begun is finished.</param>
    /// <exception cref="StartupFailedException">A server cannot be reached, or a script failed.</exception>
    public static async Task MigrateAsync(
        string leadsConnection, string keysConnection, ILogger logger, CancellationToken cancellation)
    {
        await MigrateOneAsync(leadsConnection, "leadgrid", logger, cancellation);
        await MigrateOneAsync(keysConnection, "keys", logger, cancellation);
    }

    private static async Task MigrateOneAsync(
        string connectionString, string folder, ILogger logger, CancellationToken cancellation)
    {
        // A migration may take longer than any statement of ours may, and it must not go through a pool that later hands
        // out the session that held the lock.
        var target = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        target.Options = $"{target.Options} -c statement_timeout=0".TrimStart();
        await TargetDatabase.EnsureExistsAsync(target, cancellation);

        await using var gate = new NpgsqlConnection(target.ConnectionString);
        await gate.OpenAsync(cancellation);
        await using (var wait = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", gate))
        {
            wait.Parameters.AddWithValue("key", LockKey);
            await wait.ExecuteNonQueryAsync(cancellation);
        }

        // DbUp is synchronous; the session of the gate holds the lock until it is closed below.
        var result = await Task.Run(() => Upgrade(target.ConnectionString, folder, logger), CancellationToken.None);
        if (!result.Successful)
        {
            throw new StartupFailedException(
                $"The migration '{result.ErrorScript?.Name ?? JournalTable}' of the database '{target.Database}' failed "
                + $"({result.Error.Message.TrimEnd('.')}); nothing of it was kept. Mend that, or go back to the version before.",
                result.Error);
        }

        var applied = result.Scripts.ToList();
        if (applied.Count > 0)
        {
            LogMigrated(logger, target.Database, applied[^1].Name, applied.Count);
        }
    }

    private static DatabaseUpgradeResult Upgrade(string connectionString, string folder, ILogger logger) =>
        DeployChanges.To
            .PostgresqlDatabase(connectionString)
            .WithScripts(Scripts(folder))
            .WithTransactionPerScript()
            // A dollar quote is PostgreSQL's, not a variable.
            .WithVariablesDisabled()
            .JournalToPostgresqlTable("public", JournalTable)
            .LogTo(new MigrationLog(logger))
            .Build()
            .PerformUpgrade();

    private static IEnumerable<SqlScript> Scripts(string folder)
    {
        var assembly = typeof(Migrator).Assembly;
        var prefix = $"migrations/{folder}/";
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new SqlScript(name[prefix.Length..], reader.ReadToEnd());
        }
    }
}
