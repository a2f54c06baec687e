using System.Diagnostics;

namespace LeadGrid.Faults.Inflicted;

/// <summary>Runs a program of the system.</summary>
internal static class Shell
{
    /// <returns>What it has written.</returns>
    public static async Task<string> Run(string program, params string[] arguments)
    {
        var (code, said) = await Outcome(program, arguments);
        return code == 0 ? said : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}: {said}");
    }

    /// <returns>Whether it succeeded.</returns>
    public static async Task<bool> Try(string program, params string[] arguments) => (await Outcome(program, arguments)).Code == 0;

    private static async Task<(int Code, string Said)> Outcome(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
