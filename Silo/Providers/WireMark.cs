namespace LeadGrid.Providers;

/// <summary>
/// Whether anything of one exchange was handed to a connection. What failed before that was certainly not sent; what
/// failed after it may have been, whatever the exception says.
/// </summary>
internal sealed class WireMark
{
    private static readonly AsyncLocal<WireMark?> s_current = new();
    private volatile bool _written;

    public bool Written => _written;

    /// <summary>A mark for what the current flow of control, and all that it awaits, writes from here on.</summary>
    public static WireMark Begin() => s_current.Value = new WireMark();

    /// <summary>To be called before the first byte goes: of a write that fails half-way nobody knows the half.</summary>
    public static void Touch()
    {
        if (s_current.Value is { } mark)
        {
            mark._written = true;
        }
    }
}
