namespace LeadGrid.Testing;

/// <summary>Finds files of the working copy from wherever the test's assembly stands.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds <c>LeadGrid.sln</c>.</summary>
    public static string Folder { get; } = Find();

    /// <summary>The folder of real input data, beside the working copy.</summary>
    public static string SharedData { get; } = Path.GetFullPath(Path.Combine(Folder, "..", "shared", "data"));

    /// <summary>The full path of a file or folder of the working copy.</summary>
    public static string File(params string[] parts) => Path.Combine([Folder, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !folder.EnumerateFiles("LeadGrid.sln").Any())
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds LeadGrid.sln.");
    }
}
