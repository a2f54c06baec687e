using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>
/// Looks at each frame as its browser did. A browser survives a gap by watching again; a stream that has one is at
/// fault all the same, because a stream is made to have none.
/// </summary>
internal static class Frames
{
    public static IEnumerable<Violation> Check(RunHistory history, GridState state)
    {
        var stories = LeadStory.Tell(state);
        return history.Browsers.SelectMany(browser => Follow(browser, stories));
    }

    private static IEnumerable<Violation> Follow(BrowserHistory browser, Dictionary<Guid, Chapter[]> stories)
    {
        var model = new BrowserModel();
        var newest = new Dictionary<Guid, ShownRow>();
        Entry? before = null;
        foreach (var entry in browser.Entries)
        {
            switch (entry)
            {
                case Watched or Ended:
                    if (entry is Watched { Seq: null })
                    {
                        // It asks from nothing: half a snapshot counts for nothing, whatever was shown of it.
                        model = new BrowserModel();
                        newest.Clear();
                    }

                    model.Disconnect();
                    break;
                case Framed { Frame: var frame }:
                    if (model.Take(frame) == Step.Gap)
                    {
                        yield return new Violation(
                            Promise.NoGapInFrames,
                            $"{browser.Name} stands at {model.Epoch} {model.Seq} and got a {frame.Kind} of {frame.Epoch} from {frame.FromSeq} to {frame.ToSeq}",
                            Brief(before), Brief(entry));
                    }

                    foreach (var row in frame.Rows)
                    {
                        if (Fault(row, frame, model, newest, stories) is { } fault)
                        {
                            yield return new Violation(
                                Promise.RowsOnlyGetNewer, $"{browser.Name}: {fault}", row, newest.GetValueOrDefault(row.Id), Brief(before), Brief(entry));
                        }
                    }

                    Remember(model, newest, frame);
                    break;
            }

            before = entry;
        }
    }

    private static string? Fault(ShownRow row, Frame frame, BrowserModel model, Dictionary<Guid, ShownRow> newest, Dictionary<Guid, Chapter[]> stories)
    {
        // A delta may come late, and a snapshot be some seconds old: the browser keeps the newer row.
        if (model.Rows.TryGetValue(row.Id, out var now) && newest.TryGetValue(row.Id, out var shown) && now.Version < shown.Version)
        {
            return $"a {frame.Kind} left version {now.Version} of lead {row.Id} after version {shown.Version}";
        }

        return stories.GetValueOrDefault(row.Id)?.FirstOrDefault(c => c.Step.Version == row.Version) is not { } truth
            ? $"version {row.Version} of lead {row.Id} was never committed"
            : truth.Agrees(row.Status, row.Broker) ? null : $"lead {row.Id} was shown otherwise than version {row.Version} was";
    }

    private static void Remember(BrowserModel model, Dictionary<Guid, ShownRow> newest, Frame frame)
    {
        foreach (var row in frame.Rows)
        {
            if (model.Rows.TryGetValue(row.Id, out var shown))
            {
                newest[row.Id] = shown;
            }
        }
    }

    private static string? Brief(Entry? entry) => entry is Framed { Frame: var f } framed
        ? $"{framed.At:HH:mm:ss.ffffff} {f.Kind} {f.Epoch} {f.FromSeq}..{f.ToSeq}, {f.Rows.Length} rows, {f.Removed.Length} removed"
        : entry?.ToString();
}
