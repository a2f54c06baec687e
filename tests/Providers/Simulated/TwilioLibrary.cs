using System.Diagnostics;
using LeadGrid.Testing;

namespace LeadGrid.Providers;

/// <summary>Twilio's own Node library, installed once from its lock file.</summary>
internal static class TwilioLibrary
{
    private static readonly string s_folder = RepositoryRoot.File("tests", "ProviderSimulator", "fidelity");
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);
    private static readonly Lazy<Task> s_installed = new(Install);

    /// <returns>What the check wrote.</returns>
    public static async Task<string> Check(string? input, params string[] arguments)
    {
        await s_installed.Value;
        return await Run("node", ["check.mjs", .. arguments], input);
    }

    private static async Task Install()
    {
        // npm writes this file as its last step.
        var (installed, wanted) = (new FileInfo(Path.Combine(s_folder, "node_modules", ".package-lock.json")), new FileInfo(Path.Combine(s_folder, "package-lock.json")));
        if (!installed.Exists || installed.LastWriteTimeUtc < wanted.LastWriteTimeUtc)
        {
            await Run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], null);
            File.SetLastWriteTimeUtc(installed.FullName, TimeProvider.System.GetUtcNow().UtcDateTime);
        }
    }

    private static async Task<string> Run(string program, string[] arguments, string? input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = s_folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            Assert.True(process.ExitCode == 0, $"{program} {arguments[0]} ended with {process.ExitCode}:\n{await output}\n{await errors}");
            return await output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
