using System.Text.Json;

namespace LeadGrid.Compliance;

/// <summary>States and changes of the law as they are shown.</summary>
internal static class RuleBookViews
{
    public static RuleBookView Of(LawBook book, Law shipped) => new()
    {
        Version = book.Law.Version,
        Number = book.Number,
        Rules = [.. Rows(book.Law, RuleList.Rules, book.Local, shipped)],
        Holidays = [.. Rows(book.Law, RuleList.Holidays, book.Local, shipped)],
        Unfit = [.. book.Unfit.Select(each => new UnfitChange(each.Row.Number, each.Row.Key.List, each.Row.Key.Id, each.Row.Json.GetRawText(), each.Why))],
    };

    /// <summary>An earlier state. Which of its rows had been changed, the changes up to it say.</summary>
    public static RuleBookView Of(Law law, IReadOnlyList<RuleBookChange> changes, Law shipped)
    {
        var plus = law.Version.LastIndexOf('+');
        var number = plus < 0 ? 0 : long.Parse(law.Version[(plus + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        var book = LawBook.Of(shipped, [.. changes.TakeWhile(change => change.Number <= number)]);
        return new()
        {
            Version = law.Version,
            Number = number,
            Rules = [.. Rows(law, RuleList.Rules, book.Local, shipped)],
            Holidays = [.. Rows(law, RuleList.Holidays, book.Local, shipped)],
        };
    }

    public static RuleHistoryEntry Of(RuleBookChange change) => new(
        change.Number, change.Version, change.At, change.By.Name, change.Reason, change.Laxer,
        [.. change.Rows.Select(row => new RuleHistoryRow(row.List, row.Action, row.Id, Raw(row.Before), row.After.GetRawText()))]);

    private static IEnumerable<RuleRow> Rows(Law law, RuleList list, IReadOnlyDictionary<LawKey, LocalRow> local, Law shipped) =>
        from row in law.Rows
        where row.Key.List == list
        let changed = local.GetValueOrDefault(row.Key)
        let ships = shipped.Find(row.Key)?.Json
        select new RuleRow(
            row.Key.Id,
            changed is null ? RuleOrigin.Shipped : ships is null ? RuleOrigin.Added : RuleOrigin.Changed,
            row.Json.GetRawText(),
            changed is null ? null : Raw(ships));

    private static string? Raw(JsonElement? row) => row?.GetRawText();
}
