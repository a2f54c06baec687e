using System.Runtime.Versioning;
using LeadGrid.Hosting;

namespace LeadGrid.Storage.Embedded;

/// <summary>A folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> of one major version.</summary>
internal sealed record PostgresBinaries(string Directory, int Major)
{
    private static readonly string[] s_programs = ["initdb", "pg_ctl", "postgres"];

    public string this[string program] => Path.Combine(Directory, program);

    /// <summary>
    /// Installed binaries win over the npm package, newest first; existing data decides the version, because PostgreSQL
    /// reads only data of its own major version.
    /// </summary>
    [SupportedOSPlatform("linux")]
    public static async Task<PostgresBinaries> FindAsync(
        EmbeddedPostgresOptions options, Layout layout, ServerUser user, CancellationToken cancellation)
    {
        var wanted = layout.Initialised ? await MajorOfAsync(layout, cancellation) : (int?)null;
        if (options.Source is not PostgresSource.Npm)
        {
            foreach (var folder in InstalledFolders())
            {
                var found = await TryAsync(folder, user, cancellation);
                if (found is not null && (wanted is null || found.Major == wanted))
                {
                    return found;
                }
            }
        }

        if (options.Source is PostgresSource.Installed || (wanted is not null && wanted != NpmPostgres.Major))
        {
            throw new StartupFailedException(wanted is null
                ? "No PostgreSQL is installed; install Debian's package 'postgresql', or set ConnectionStrings:leadgrid."
                : $"The data in '{layout.Data}' was written by PostgreSQL {wanted}, which is not installed; install "
                + $"'postgresql-{wanted}', or move that folder away to begin with an empty database.");
        }

        var fromNpm = await NpmPostgres.InstallAsync(options.BinariesDirectory ?? layout.Binaries, cancellation);
        return await TryAsync(fromNpm, user, cancellation) ?? throw new StartupFailedException(
            $"The PostgreSQL binaries in '{fromNpm}' do not run on this machine; install Debian's package 'postgresql', "
            + "or set ConnectionStrings:leadgrid.");
    }

    private static IEnumerable<string> InstalledFolders()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = System.IO.Directory.Exists(debian) ? System.IO.Directory.GetDirectories(debian) : [];
        var packaged = versions
            .OrderByDescending(v => int.TryParse(Path.GetFileName(v), out var major) ? major : 0)
            .Select(v => Path.Combine(v, "bin"));
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return packaged.Concat(onPath).Where(HasAll);
    }

    private static bool HasAll(string folder) =>
        s_programs.All(program => File.Exists(Path.Combine(folder, program)));

    // Running it as the server's user proves at once that this user reaches it and that its libraries are there.
    private static async Task<PostgresBinaries?> TryAsync(string folder, ServerUser user, CancellationToken cancellation)
    {
        var outcome = await user.RunAsync([Path.Combine(folder, "postgres"), "--version"], "/", cancellation);
        var digits = outcome.Output.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit);
        return outcome.Succeeded && int.TryParse(string.Concat(digits), out var major)
            ? new PostgresBinaries(folder, major)
            : null;
    }

    private static async Task<int> MajorOfAsync(Layout layout, CancellationToken cancellation)
    {
        var text = (await File.ReadAllTextAsync(layout.VersionFile, cancellation)).Trim();
        return int.TryParse(text, out var major) ? major : throw new StartupFailedException(
            $"'{layout.VersionFile}' does not name a version of PostgreSQL; move '{layout.Data}' away to begin with an "
            + "empty database.");
    }
}
