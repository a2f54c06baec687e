namespace LeadGrid.Unit;

/// <summary>Finds the public data that tests read: it lies beside the project, which carries none of it.</summary>
internal static class SharedFiles
{
    public static string Path(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "LeadGrid.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No folder above the tests holds LeadGrid.sln.");
        }

        return System.IO.Path.Combine(folder.Parent!.FullName, "shared", "data", name);
    }
}
