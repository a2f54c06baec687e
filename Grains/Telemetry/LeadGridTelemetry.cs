using System.Diagnostics;

namespace LeadGrid.Telemetry;

/// <summary>LeadGrid's own traces. A batch is linked to every post in it, since it has many parents and a span has one.</summary>
internal static class LeadGridTelemetry
{
    public const string Name = "LeadGrid";

    private const int MaximumLinks = 32;

    private static readonly ActivitySource Source = new(Name);

    public static Activity? StartLinked(string name, IEnumerable<string?> traceParents)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var contexts = traceParents
            .Where(t => t is not null)
            .Distinct()
            .Take(MaximumLinks)
            .Select(t => ActivityContext.TryParse(t, null, out var context) ? context : default)
            .Where(c => c != default)
            .ToArray();
        // The first post is the parent, so that the common batch of one reads as one trace.
        return Source.StartActivity(
            name, ActivityKind.Internal, contexts.FirstOrDefault(), links: contexts.Skip(1).Select(c => new ActivityLink(c)));
    }
}
