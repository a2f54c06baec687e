using System.Diagnostics;
using LeadGrid.Testing;

namespace LeadGrid.Faults.Upgrade;

/// <summary>
/// A second build of the product from this working copy, with what a release may change: a contract has a new field, a grain
/// a new method, and a migration adds a column that the next release writes and this one does not know.
/// </summary>
internal sealed class NextRelease : IDisposable
{
    private static readonly string[] Sources = ["Api", "Grains", "Grains.Abstractions", "Silo"];
    private static readonly string[] Settings =
        ["Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig", "global.json", "LeadGrid.sln"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string _folder;

    private NextRelease(string folder) => _folder = folder;

    public string Program(string project) => Path.Combine(_folder, project, "bin", "Release", "net10.0", $"LeadGrid.{project}.dll");

    /// <summary>Takes minutes.</summary>
    public static async Task<NextRelease> Build()
    {
        var release = new NextRelease(TestFolder.Create());
        try
        {
            release.Copy();
            release.Change();
            await release.Compile();
            return release;
        }
        catch
        {
            release.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Change()
    {
        Edit("Grains.Abstractions/Routing/PreparedLead.cs", "    [Id(20)] public long CampaignVersion", """
                [Id(1000)] public string? OfTheNextRelease { get; init; }

                [Id(20)] public long CampaignVersion
            """);
        Edit("Grains/Intake/LeadPreparation.cs", "            TraceParent = traceParent,", """
                        TraceParent = traceParent,
                        OfTheNextRelease = "unknown to this one",
            """);
        Edit("Grains.Abstractions/Routing/IRouterGrain.cs", "    Task SettingsChanged();", """
                Task SettingsChanged();

                [Alias("of-the-next-release")]
                Task<string?> OfTheNextRelease();
            """);
        Edit("Grains/Routing/RouterGrain.cs", "    public async Task SettingsChanged()", """
                public Task<string?> OfTheNextRelease() => Task.FromResult<string?>(Campaign);

                public async Task SettingsChanged()
            """);
        Edit("Silo/Storage/Routing/RoutingTransaction.Writes.cs", "phone_hash, email_hash, last_name_hash, external_id_hash, key_id, sealed)\n            SELECT", """
            phone_hash, email_hash, last_name_hash, external_id_hash, key_id, sealed, of_the_next_release)
                        SELECT
            """);
        Edit("Silo/Storage/Routing/RoutingTransaction.Writes.cs", "phone_hash, email_hash, last_name_hash, external_id_hash, key_id, sealed\n            FROM", """
            phone_hash, email_hash, last_name_hash, external_id_hash, key_id, sealed, 'written'
                        FROM
            """);
        File.WriteAllText(
            Path.Combine(_folder, "Silo", "Storage", "Migrations", "leadgrid", "9999_of_the_next_release.sql"),
            "ALTER TABLE lead ADD COLUMN of_the_next_release text;\n");
    }

    /// <summary>Replaces a text that stands there once.</summary>
    private void Edit(string file, string old, string next)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        Assert.Equal(2, text.Split(old).Length);
        File.WriteAllText(path, text.Replace(old, next, StringComparison.Ordinal));
    }

    private void Copy()
    {
        foreach (var file in Settings)
        {
            File.Copy(RepositoryRoot.File(file), Path.Combine(_folder, file));
        }

        foreach (var source in Sources)
        {
            Copy(new DirectoryInfo(RepositoryRoot.File(source)), Path.Combine(_folder, source));
        }
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories().Where(f => f.Name is not ("bin" or "obj" or ".leadgrid")))
        {
            Copy(folder, Path.Combine(to, folder.Name));
        }
    }

    private async Task Compile()
    {
        // The analyzers hold this release's contracts; the browser's code is no part of what is tested.
        var start = new ProcessStartInfo("dotnet", ["build", Path.Combine("Api", "Api.csproj"), "-c", "Release", "--nologo", "-v", "q", "-p:RunAnalyzers=false", "-p:SkipWeb=true"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
        };
        using var build = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var said = await build.StandardOutput.ReadToEndAsync(patience.Token);
        await build.WaitForExitAsync(patience.Token);
        Assert.True(build.ExitCode == 0, said);
    }
}
