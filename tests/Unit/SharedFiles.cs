namespace LeadGrid.Unit;

/// <summary>Finds the public data that tests read: it lies beside the project, which carries none of it.</summary>
internal static class SharedFiles
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string Path(string name) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Root, "..", "shared", "data", name));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "LeadGrid.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No folder above the tests holds LeadGrid.sln.");
        }

        return folder.FullName;
    }
}
