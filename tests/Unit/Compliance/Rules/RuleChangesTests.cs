using static LeadGrid.Compliance.SomeLaw;

namespace LeadGrid.Compliance;

public sealed class RuleChangesTests
{
    private const string Window = "us-fl-window";
    private static readonly DateOnly Day = new(2026, 12, 31);

    [Fact]
    public void A_row_is_replaced_in_its_place_and_an_added_one_comes_last()
    {
        var shorter = Row(Window).With("value", """{ "mon-sun": "9:00-19:00" }""");
        var another = Row(Window).With("id", "\"us-fl-window-2\"");
        var draft = Taken(Unchanged, Replace(shorter), Add(another));
        Assert.Empty(draft.Laxer);
        Assert.Equal(Law.Shipped.Rows.Select(row => row.Key).Where(key => key.List == RuleList.Rules), draft.Law.Rows.Where(row => row.Key.List == RuleList.Rules).SkipLast(1).Select(row => row.Key));
        Assert.Equal(RuleSet.Shipped.Rules.Count + 1, draft.Rules.Rules.Count);
        Assert.Equal("v", draft.Rules.Version);
        Assert.Equal((true, true, false), (draft.Rows[0].Before.HasValue, draft.Rows[0].Shipped.HasValue, draft.Rows[1].Before.HasValue));
    }

    [Fact]
    public void A_rule_ends_on_a_day_and_comes_back()
    {
        var ended = Taken(Unchanged, End("us-fl-attempts", Day));
        Assert.Equal(Day, ended.Rules.Rules.Single(rule => rule.Id == "us-fl-attempts").EffectiveTo);
        Assert.Equal(["us-fl-attempts: It stops less: its last day."], ended.Laxer);
        var book = LawBook.Of(Law.Shipped, [Stored(1, ended.Rows)]);
        Assert.Empty(Taken(book, Restore("us-fl-attempts")).Laxer);
    }

    [Fact]
    public void Holidays_are_changed_by_the_year()
    {
        var year = Row("US-AL 2027", RuleList.Holidays);
        year["days"]!.AsObject().Add("2027-03-01", "A day of mourning");
        Assert.Empty(Taken(Unchanged, Replace(year, RuleList.Holidays)).Laxer);
        year["days"]!.AsObject().Remove("2027-12-25");
        Assert.Equal(["US-AL 2027: 2027-12-25 is no holiday any more."], Taken(Unchanged, Replace(year, RuleList.Holidays)).Laxer);
        var later = Row("US-AL 2027", RuleList.Holidays).With("year", "2030").With("days", """{ "2030-03-01": "A day" }""");
        Assert.Contains("US-AL 2030: 2030-12-25 is no holiday any more.", Taken(Unchanged, Add(later, RuleList.Holidays)).Laxer);
    }

    [Fact]
    public void What_cannot_be_done_to_a_row_is_told_at_its_field()
    {
        Assert.Equal(["changes"], Refused(Unchanged));
        Assert.Equal(["changes"], Refused(Unchanged, [.. Enumerable.Repeat(Restore(Window), RuleChangeRequest.Most + 1)]));
        Assert.Equal(["changes[0].id"], Refused(Unchanged, Add(Row(Window))));
        Assert.Equal(["changes[0].id"], Refused(Unchanged, Replace(Row(Window).With("id", "\"none\""))));
        Assert.Equal(["changes[0].id"], Refused(Unchanged, End("none", Day)));
        Assert.Equal(["changes[0].effectiveTo"], Refused(Unchanged, End(Window, null)));
        Assert.Equal(["changes[0].action"], Refused(Unchanged, End("US-AL 2027", Day, RuleList.Holidays)));
        Assert.Equal(["changes[1].id"], Refused(Unchanged, Restore(Window), Restore(Window)));
        var added = LawBook.Of(Law.Shipped, [Stored(1, Taken(Unchanged, Add(Row(Window).With("id", "\"own\""))).Rows)]);
        Assert.Equal(["changes[0].id"], Refused(added, Restore("own")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "id": "us-fl-window", "id": "us-fl-window" }""")]
    public void A_row_is_one_JSON_object(string? row) =>
        Assert.Equal(["changes[0].row"], Refused(Unchanged, Replace(Row(Window)) with { Row = row }));

    [Theory]
    [InlineData("Another")]
    [InlineData("another")]
    public void A_row_keeps_its_name_and_names_are_small(string id)
    {
        Assert.Equal(["changes[0].id"], Refused(Unchanged, Replace(Row(Window)) with { Row = Row(Window).With("id", $"\"{id}\"").ToJsonString() }));
        Assert.Equal(["changes[0].id"], Refused(Unchanged, Add(Row(Window).With("id", "\"Large\""))));
        Assert.Equal(["changes[0].id"], Refused(Unchanged, Replace(Row(Window)) with { Row = "{}" }));
        Assert.Equal(["changes[0].id"], Refused(Unchanged, Add(Row("US-AL 2027", RuleList.Holidays).With("year", "\"x\""), RuleList.Holidays)));
        Assert.Equal(["changes[0].row"], Refused(Unchanged, Replace(Row(Window)) with { Row = new string(' ', RuleChange.LongestRow + 1) }));
    }

    [Fact]
    public void A_faulty_row_is_told_by_row_and_field()
    {
        Assert.Equal(["changes[1].row.value"], Refused(Unchanged, Restore("us-al-window"), Replace(Row(Window).With("value", """{ "mon-sun": "8-20" }"""))));
        Assert.Equal(["changes[0].row.mark"], Refused(Unchanged, Replace(Row(Window).With("mark", "\"X\""))));
        Assert.Equal(["changes[0].row"], Refused(Unchanged, Replace(Row(Window).With("channels", "[]"))));
        Assert.Equal(["changes[0].row"], Refused(Unchanged, Replace(Row("US-AL 2027", RuleList.Holidays).With("days", """{ "2026-01-01": "x" }"""), RuleList.Holidays)));
        Assert.Equal(["changes[0].row.days"], Refused(Unchanged, Replace(Row("US-AL 2027", RuleList.Holidays).With("days", "1"), RuleList.Holidays)));
        // Of the whole and of no row: without it nothing could be decided.
        Assert.Equal(["changes"], Refused(Unchanged, End("us-window", Day)));
    }

    [Fact]
    public void More_is_allowed_only_with_a_confirmation_and_a_reason_that_says_something()
    {
        var lax = Taken(Unchanged, End("us-fl-attempts", Day));
        var strict = Taken(Unchanged, Replace(Row(Window)));
        Assert.Equal(["reason", "confirmLaxer"], Faults(lax, "too short", false));
        Assert.Equal(["reason", "confirmLaxer"], Faults(lax, " ", false));
        Assert.Equal(["confirmLaxer"], Faults(lax, "The statute was repealed.", false));
        Assert.Empty(Faults(lax, "The statute was repealed.", true));
        Assert.Empty(Faults(strict, "x", false));
        Assert.Equal(["reason"], Faults(strict, new string('x', RuleChangeRequest.LongestReason + 1), false));

        static string[] Faults(RuleDraft draft, string reason, bool confirm) =>
            [.. RuleChanges.FaultsOf(new RuleChangeRequest([], reason, confirm), draft).Select(fault => fault.Field)];
    }
}
