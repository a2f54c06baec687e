using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>What is decided of a request to change the law.</summary>
internal abstract record RuleDecision;

internal sealed record RuleRefusal(FieldFault[] Faults) : RuleDecision;

/// <param name="Law">The law that it makes.</param>
/// <param name="Laxer">What more it would allow.</param>
internal sealed record RuleDraft(IReadOnlyList<RowChange> Rows, Law Law, RuleSet Rules, string[] Laxer) : RuleDecision;

/// <summary>
/// Makes of changes the law that they would lead to, read by the same reader and judged as a whole: nothing of it holds when
/// one row is at fault.
/// </summary>
internal static class RuleChanges
{
    /// <param name="version">What the draft is called.</param>
    public static RuleDecision Draft(LawBook book, Law shipped, IReadOnlyList<RuleChange> changes, string version)
    {
        if (changes.Count is 0 or > RuleChangeRequest.Most)
        {
            return new RuleRefusal([new FieldFault("changes", $"Change 1 to {RuleChangeRequest.Most} rows at once.")]);
        }

        var findings = new Findings();
        var rows = new List<RowChange>();
        foreach (var (index, change) in changes.Index())
        {
            if (RowChanges.Read(change, book.Law, shipped, $"changes[{index}]", findings) is { } row)
            {
                rows.Add(row);
            }
        }

        foreach (var twice in changes.Index().GroupBy(each => (each.Item.List, each.Item.Id)).SelectMany(same => same.Skip(1)))
        {
            findings.Fault($"changes[{twice.Index}].id", "This row is changed twice: say once what it is to be.");
        }

        return findings.HasFaults ? new RuleRefusal(findings.Faults) : Read(book, rows, version);
    }

    /// <summary>Whether the reason and the confirmation suffice for what is done.</summary>
    public static IEnumerable<FieldFault> FaultsOf(RuleChangeRequest request, RuleDraft draft)
    {
        var length = request.Reason.Trim().Length;
        if (length is 0 or > RuleChangeRequest.LongestReason)
        {
            yield return new FieldFault("reason", $"Say why, in 1 to {RuleChangeRequest.LongestReason} characters.");
        }
        else if (draft.Laxer.Length > 0 && length < RuleChangeRequest.ShortestLaxReason)
        {
            yield return new FieldFault("reason", $"This allows more than before: say why in at least {RuleChangeRequest.ShortestLaxReason} characters.");
        }

        if (draft.Laxer.Length > 0 && !request.ConfirmLaxer)
        {
            yield return new FieldFault("confirmLaxer", "This allows more than before. Set it to true if that is meant.");
        }
    }

    private static RuleDecision Read(LawBook book, List<RowChange> rows, string version)
    {
        var law = book.Law.With(version, [.. rows.Select(row => new LawRow(new(row.List, row.Id), row.After))]);
        var reading = RuleSetReader.Read(law.ToJson());
        return reading.Rules is { } rules
            ? new RuleDraft(rows, law, rules, [.. rows.SelectMany(row => Laxity.Between(book.Rules, rules, new(row.List, row.Id)))])
            : new RuleRefusal([.. reading.Faults.Select(fault => RowFaults.Place(fault, law, rows))]);
    }
}
