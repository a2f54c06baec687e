namespace LeadGrid.Demo;

/// <summary>Section <c>Demo</c>, and <c>--demo-traffic N</c> on the command line.</summary>
internal sealed class DemoOptions
{
    /// <summary>Whether a grid without campaigns gets the demo's. By default where a
    /// silo is co-hosted in development; of several Apis that are clients, one is told to.</summary>
    public bool Enabled { get; set; }

    /// <summary>Synthetic leads a second that are posted through the public API; 0: none.</summary>
    public double Traffic { get; set; }

    /// <summary>Where the ways in are written, mode 0600.</summary>
    public string File { get; set; } = ".leadgrid/dev.json";
}
