using LeadGrid.Hosting;

namespace LeadGrid.Storage.Embedded;

/// <summary>
/// Whom PostgreSQL's programs run as. PostgreSQL refuses root, so root drops to a user that exists on the machine;
/// everybody else runs it as themselves.
/// </summary>
/// <param name="Name">Null: the program's own user.</param>
internal sealed record ServerUser(string? Name)
{
    private static readonly string[] s_candidates = ["postgres", "nobody"];
    private const string SetPriv = "setpriv";

    public static ServerUser Choose()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerUser(Name: null);
        }

        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return new ServerUser(
            s_candidates.FirstOrDefault(known.Contains)
            ?? throw new StartupFailedException(
                "PostgreSQL refuses to run as root, and this machine has neither a user 'postgres' nor 'nobody'; "
                + "add one of them, start LeadGrid as another user, or set ConnectionStrings:leadgrid."));
    }

    /// <summary>The command line that runs <paramref name="command"/> as this user.</summary>
    public IReadOnlyList<string> Command(params IReadOnlyList<string> command) => Name is null
        ? command
        : [SetPriv, $"--reuid={Name}", $"--regid={GroupId(Name)}", "--clear-groups", "--inh-caps=-all", "--", .. command];

    /// <summary>Whether this user can get into the folder; the shell's own test, so that ACLs and mounts count too.</summary>
    /// <exception cref="StartupFailedException">Root cannot become this user.</exception>
    public async Task<bool> CanEnterAsync(string directory, CancellationToken cancellation)
    {
        if (Name is null)
        {
            return true;
        }

        var self = await RunAsync(["true"], "/", cancellation);
        if (!self.Succeeded)
        {
            throw new StartupFailedException(
                $"PostgreSQL refuses to run as root, and root cannot become '{Name}' here ({self.LastLine}); "
                + "start LeadGrid as another user, or set ConnectionStrings:leadgrid.");
        }

        return (await RunAsync(["test", "-x", directory], "/", cancellation)).Succeeded;
    }

    /// <summary>Gives a file or folder, and all in it, to this user.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellation)
    {
        if (Name is null)
        {
            return;
        }

        var outcome = await ExternalCommand.RunAsync(["chown", "-R", $"{Name}:{GroupId(Name)}", path], "/", cancellation);
        if (!outcome.Succeeded)
        {
            throw new StartupFailedException(
                $"'{path}' cannot be given to the user '{Name}' ({outcome.LastLine}); choose a data folder on a file "
                + "system with owners, or set ConnectionStrings:leadgrid.");
        }
    }

    public async Task<ExternalCommand.Outcome> RunAsync(
        IReadOnlyList<string> command, string workingDirectory, CancellationToken cancellation)
    {
        try
        {
            return await ExternalCommand.RunAsync(Command(command), workingDirectory, cancellation);
        }
        catch (System.ComponentModel.Win32Exception missing) when (Name is not null)
        {
            throw new StartupFailedException(
                "PostgreSQL refuses to run as root, and 'setpriv' (Debian's package util-linux) is not installed; "
                + "install it, start LeadGrid as another user, or set ConnectionStrings:leadgrid.", missing);
        }
    }

    private static string GroupId(string user) =>
        File.ReadLines("/etc/passwd").Select(line => line.Split(':')).First(fields => fields[0] == user)[3];
}
