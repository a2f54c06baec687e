using System.Diagnostics;
using System.Text.Json.Nodes;
using LeadGrid.Testing;

namespace LeadGrid.Api.Tests;

/// <summary>Reads calendar files by ical.js, installed once from its lock file: not the library that writes them.</summary>
internal static class CalendarReader
{
    private static readonly string s_folder = RepositoryRoot.File("tests", "Api", "Calendar");
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);
    private static readonly Lazy<Task> s_installed = new(Install);

    public static async Task<JsonNode> Read(string calendar)
    {
        await s_installed.Value;
        return JsonNode.Parse(await Run("node", ["read.mjs"], calendar))!;
    }

    private static async Task Install()
    {
        // npm writes this file as its last step.
        if (!File.Exists(Path.Combine(s_folder, "node_modules", ".package-lock.json")))
        {
            await Run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], null);
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
