using LeadGrid.Faults.History;
using LeadGrid.Feeds;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>After everything has settled, each browser that stayed shows what a SELECT gives.</summary>
internal static class FinalRows
{
    public static IEnumerable<Violation> Check(RunHistory history, GridState state)
    {
        foreach (var browser in history.Browsers.Where(b => b.Stayed))
        {
            var model = new BrowserModel();
            foreach (var entry in browser.Entries)
            {
                if (entry is Framed framed)
                {
                    model.Take(framed.Frame);
                }
                else
                {
                    model.Disconnect();
                }
            }

            var truth = state.Leads
                .Where(l => browser.View == FeedViews.Operator || (l.Broker is { } broker && browser.View == FeedViews.Broker(broker)))
                .ToDictionary(l => l.Id, l => new ShownRow(l.Id, l.Version, l.Status, l.Broker));
            object[] wrong =
            [
                .. truth.Values.Where(row => !model.Rows.ContainsKey(row.Id)).Select(row => $"missing {row}"),
                .. model.Rows.Values.Where(row => !truth.ContainsKey(row.Id)).Select(row => $"left over {row}"),
                .. model.Rows.Values.Where(row => truth.TryGetValue(row.Id, out var right) && right != row).Select(row => $"wrong {row}, right {truth[row.Id]}"),
            ];
            if (!model.IsLevel || wrong.Length > 0)
            {
                yield return new Violation(
                    Promise.BrowsersEndAtTheTruth,
                    $"{browser.Name} shows {model.Rows.Count} rows of {browser.View} at {model.Epoch} {model.Seq}, and there are {truth.Count}", wrong);
            }
        }
    }
}
