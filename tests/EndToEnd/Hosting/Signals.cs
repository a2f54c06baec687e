using System.Runtime.InteropServices;

namespace LeadGrid.Hosting;

/// <summary>What a shell does with Ctrl-C and kill.</summary>
internal static class Signals
{
    public const int Interrupt = 2;

    public static void Send(int process, int signal)
    {
        if (Kill(process, signal) != 0)
        {
            throw new InvalidOperationException($"The process {process} cannot be sent signal {signal}: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);
}
