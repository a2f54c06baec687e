using static LeadGrid.Compliance.SomeLaw;

namespace LeadGrid.Compliance;

/// <summary>What becomes of changes when a release brings other rows.</summary>
public sealed class LawBookTests
{
    private const string Window = "us-fl-window";
    private static readonly LawKey Key = new(RuleList.Rules, Window);

    [Fact]
    public void Without_changes_the_law_is_the_one_that_ships()
    {
        Assert.Equal((0, RuleSet.Shipped.Version), (Unchanged.Number, Unchanged.Rules.Version));
        Assert.Equal(RuleSet.Shipped.Rules.Select(rule => rule.Id), Unchanged.Rules.Rules.Select(rule => rule.Id));
        Assert.True(System.Text.Json.JsonElement.DeepEquals(Law.Of(System.Text.Json.JsonElement.Parse(Law.Shipped.ToJson())).Rows[0].Json, Law.Shipped.Rows[0].Json));
    }

    [Fact]
    public void The_last_word_on_a_row_counts_and_a_restored_row_is_the_shipped_one()
    {
        var (first, second) = (Shorter("9:00-19:00"), Shorter("9:00-18:00"));
        var book = LawBook.Of(Law.Shipped, [Stored(1, first), Stored(2, second)]);
        Assert.Equal((2, $"{Law.Shipped.Version}+2"), (book.Number, book.Rules.Version));
        Assert.Equal(2, book.Local[Key].Number);
        var restored = LawBook.Of(Law.Shipped, [Stored(1, first), Stored(2, Taken(book, Restore(Window)).Rows)]);
        Assert.Empty(restored.Local);
        Assert.Empty(restored.Unfit);
    }

    [Fact]
    public void A_change_that_allows_no_more_than_the_new_release_stands()
    {
        var book = LawBook.Of(Release(LawRow(Row(Window).With("value", """{ "mon-sun": "8:00-19:30" }"""))), [Stored(1, Shorter("9:00-19:00"))]);
        Assert.Empty(book.Unfit);
        Assert.Equal(("2027-01-01.1+1", 1), (book.Rules.Version, book.Local.Count));
    }

    [Fact]
    public void A_change_that_allows_more_than_the_new_release_is_set_aside()
    {
        var release = Release(LawRow(Row(Window).With("value", """{ "mon-sun": "10:00-19:00" }""")));
        var book = LawBook.Of(release, [Stored(1, Shorter("9:00-19:00"))]);
        Assert.Equal(Window, Assert.Single(book.Unfit).Row.Key.Id);
        Assert.Empty(book.Local);
        Assert.Equal(Window, Assert.Single(RuleBookViews.Of(book, release).Unfit).Id);
    }

    [Fact]
    public void A_row_that_the_release_brings_too_or_has_dropped_is_judged_the_same_way()
    {
        var added = Taken(Unchanged, Add(Row(Window).With("id", "\"own\""))).Rows;
        Assert.Empty(LawBook.Of(Release(LawRow(Row(Window).With("id", "\"own\""))), [Stored(1, added)]).Unfit);
        Assert.Empty(LawBook.Of(Release(), [Stored(1, added)]).Unfit);
        var dropped = new Law("2027-01-01.1", [.. Law.Shipped.Rows.Where(row => row.Key != Key)]);
        Assert.Empty(LawBook.Of(dropped, [Stored(1, Shorter("9:00-19:00"))]).Unfit);
    }

    [Fact]
    public void A_change_that_is_no_sound_row_for_the_new_release_is_set_aside()
    {
        // As if the new release knew no such kind any more, and had changed the row.
        var unknown = Shorter("9:00-19:00").Select(row => row with { After = Json(Row(Window).With("kind", "\"moon\"")) });
        Assert.Single(LawBook.Of(Release(LawRow(Row(Window).With("mark", "\"U\""))), [Stored(1, unknown)]).Unfit);
    }

    [Fact]
    public void One_unsound_change_takes_no_other_with_it()
    {
        var unsound = Taken(Unchanged, Replace(Row(Window))).Rows.Select(row => row with { After = Json(Row(Window).With("kind", "\"moon\"")) });
        var sound = Taken(Unchanged, Replace(Row("us-al-window").With("value", """{ "mon-sun": "none" }"""))).Rows;
        var book = LawBook.Of(Law.Shipped, [Stored(1, unsound), Stored(2, sound)]);
        Assert.Equal(Window, Assert.Single(book.Unfit).Row.Key.Id);
        Assert.Equal("us-al-window", Assert.Single(book.Local).Key.Id);
    }

    [Fact]
    public void A_state_is_shown_with_where_its_rows_are_from()
    {
        var changes = new[] { Stored(1, Shorter("9:00-19:00")), Stored(2, Taken(Unchanged, Add(Row(Window).With("id", "\"own\""))).Rows) };
        var book = LawBook.Of(Law.Shipped, changes);
        var view = RuleBookViews.Of(book, Law.Shipped);
        Assert.Equal((RuleOrigin.Changed, RuleOrigin.Added, RuleOrigin.Shipped), (Origin(view, Window), Origin(view, "own"), Origin(view, "us-al-window")));
        Assert.NotNull(view.Rules.Single(row => row.Id == Window).Shipped);
        Assert.Equal(30, view.Holidays.Length);

        var first = RuleBookViews.Of(LawBook.Of(Law.Shipped, changes[..1]).Law, changes, Law.Shipped);
        Assert.Equal((1, RuleOrigin.Changed), (first.Number, Origin(first, Window)));
        Assert.DoesNotContain(first.Rules, row => row.Id == "own");
        Assert.Equal(0, RuleBookViews.Of(Law.Shipped, changes, Law.Shipped).Number);

        var entry = RuleBookViews.Of(changes[1]);
        Assert.Equal(("Avery Admin", "because", null), (entry.By, entry.Reason, entry.Rows[0].Before));

        static RuleOrigin Origin(RuleBookView view, string id) => view.Rules.Single(row => row.Id == id).Origin;
    }

    private static IReadOnlyList<RowChange> Shorter(string hours) => Taken(Unchanged, Replace(Row(Window).With("value", $$"""{ "mon-sun": "{{hours}}" }"""))).Rows;

    private static System.Text.Json.JsonElement Json(System.Text.Json.Nodes.JsonObject row) => System.Text.Json.JsonSerializer.SerializeToElement(row);
}
