namespace LeadGrid.Edges;

/// <summary>
/// Closed while the program migrates and sets up; whoever does that opens it. Until then <c>/health/startup</c> and
/// <c>/health/ready</c> say no.
/// </summary>
internal interface IStartupGate
{
    bool IsOpen { get; }

    void Open();
}

internal sealed class StartupGate : IStartupGate
{
    private volatile bool open;

    public bool IsOpen => open;

    public void Open() => open = true;
}
