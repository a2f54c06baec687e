using LeadGrid.Testing;

namespace LeadGrid.Processes;

/// <summary>Where the programs are that belong to this build.</summary>
public static class Build
{
    /// <param name="project"><c>Silo</c> or <c>Api</c>.</param>
    public static string Program(string project)
    {
        // bin/<configuration>/<framework>: the program is built as the running assembly is.
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return RepositoryRoot.File(project, "bin", own.Parent!.Name, own.Name, $"LeadGrid.{project}.dll");
    }
}
