namespace LeadGrid.Compliance;

public sealed class ListedFactsTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_newest_copy_that_covers_the_number_says_whether_it_is_listed()
    {
        var facts = ListedAs.Facts(
            [National(1, Day), National(2, Day.AddDays(3), "201", "202"), National(3, Day.AddDays(2), "201")],
            [new(1, null, null), new(3, null, null)],
            null);
        Assert.Equal(new DoNotCallScrub(Day, true), facts.DoNotCall);
        Assert.Equal(new DoNotCallScrub(Day.AddDays(3), false), facts.Scrub("+12015550123"));
        Assert.Equal(new DoNotCallScrub(Day, true), facts.Scrub("+13015550123"));
        Assert.Equal(new DoNotCallScrub(Day, true), facts.Scrub("+442079460123"));
        Assert.Equal(new DoNotCallScrub(Day, true), facts.Scrub("+44207946012"));
        Assert.Null(ListedFacts.None.DoNotCall);
    }

    [Fact]
    public void Entries_count_in_lists_that_are_in_force()
    {
        var facts = ListedAs.Facts(
            [new(1, ListKind.Own, null, [], Day, Day.AddHours(1)), new(2, ListKind.Seller, "acme", [], Day, Day.AddHours(2)), new(3, ListKind.Own, null, [], Day, Day)],
            [new(1, null, null), new(2, null, null), new(9, null, null)],
            null);
        Assert.Equal([new(Day.AddHours(1), SuppressionList.Own), new(Day.AddHours(2), SuppressionList.Seller, "acme")], facts.Suppressions);
    }

    [Fact]
    public void A_lift_holds_until_a_newer_copy_names_the_number_again()
    {
        Assert.Equal(Day.AddDays(1), Litigator(Day.AddDays(1)).LiftedAt);
        Assert.Equal(Day, Litigator(Day).LiftedAt);
        Assert.Null(Litigator(Day.AddDays(-1)).LiftedAt);
        Assert.Null(Litigator(null).LiftedAt);

        static Suppression Litigator(DateTimeOffset? lifted) =>
            Assert.Single(ListedAs.Facts([new(1, ListKind.Litigators, null, [], Day, Day)], [new(1, null, null)], lifted).Suppressions);
    }

    [Fact]
    public void Answers_are_of_their_own_day_or_of_the_copys()
    {
        var facts = ListedAs.Facts(
            [new(1, ListKind.Reassigned, null, [], Day, Day)], [new(1, Day.AddDays(-3), true), new(1, null, false)], null);
        Assert.Equal([new(Day.AddDays(-3), true), new(Day, false)], facts.Reassigned);
        Assert.Empty(facts.Suppressions);
    }

    [Theory]
    [InlineData(ListKind.National, 31)]
    [InlineData(ListKind.Reassigned, 31)]
    [InlineData(ListKind.Own, null)]
    public void How_long_a_copy_is_good_the_rules_say(ListKind kind, int? days) =>
        Assert.Equal(days is { } good ? Day.AddDays(good) : null, ListRules.GoodUntil(View(kind), RuleSet.Shipped));

    [Theory]
    [InlineData(ListKind.Own, "", 0, null, "", "name")]
    [InlineData(ListKind.Own, "a\nb", 0, null, "", "name")]
    [InlineData(ListKind.Own, "x", 2, null, "", "asOf")]
    [InlineData(ListKind.Own, "x", 0, "acme", "", "seller")]
    [InlineData(ListKind.Seller, "x", 0, null, "", "seller")]
    [InlineData(ListKind.Own, "x", 0, null, "201", "areaCodes")]
    [InlineData(ListKind.National, "x", 0, null, "20", "areaCodes")]
    [InlineData(ListKind.National, "x", 0, null, "2O1", "areaCodes")]
    [InlineData(ListKind.National, "x", 0, null, "201 202", null)]
    [InlineData(ListKind.Seller, "x", 0, "acme", "", null)]
    public void A_list_says_what_it_is(ListKind kind, string name, int later, string? seller, string codes, string? field)
    {
        var import = new ListImport(kind, name, Day.AddHours(later), seller, codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), "");
        Assert.Equal(field is null ? [] : [field], ListRules.FaultsOf(import, Day).Select(fault => fault.Field));
    }

    [Fact]
    public void Names_and_area_codes_have_bounds()
    {
        var import = new ListImport(ListKind.Seller, new string('x', 101), Day, new string('x', 101), [], "");
        Assert.Equal(["name", "seller"], ListRules.FaultsOf(import, Day).Select(fault => fault.Field));
        var codes = new ListImport(ListKind.National, "x", Day, null, [.. Enumerable.Repeat("201", 801)], "");
        Assert.Equal(["areaCodes"], ListRules.FaultsOf(codes, Day).Select(fault => fault.Field));
    }

    private static ListInForce National(long id, DateTimeOffset asOf, params string[] codes) => new(id, ListKind.National, null, codes, asOf, asOf);

    private static SuppressionListView View(ListKind kind) => new()
    {
        Id = 1, Kind = kind, Name = "x", AreaCodes = [], AsOf = Day, State = ListState.Current, Rows = 1, Accepted = 1, CreatedBy = "x",
    };
}
