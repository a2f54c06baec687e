namespace LeadGrid.Log;

/// <summary>The names under which Orleans' streams carry the log: one stream a shard, its key the shard's number.</summary>
internal static class LogStream
{
    public const string Provider = "log";
    public const string Namespace = "log";
}
