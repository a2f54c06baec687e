using System.Text.Json.Nodes;
using static LeadGrid.Compliance.Asking;

namespace LeadGrid.Compliance;

public sealed class RuleSetReaderTests
{
    private const string Window = """
        { "id": "us-window", "kind": "window", "value": { "mon-sun": "8:00-21:00" }, "jurisdiction": "US", "channels": ["sms"], "purposes": ["marketing"], "source": "s", "mark": "V" }
        """;

    private const string Frame = """
        { "id": "place", "kind": "known_place", "jurisdiction": "*", "channels": ["sms"], "purposes": ["marketing"], "source": "s", "mark": "D" },
        { "id": "horizon", "kind": "horizon", "value": { "days": 14 }, "jurisdiction": "*", "channels": ["sms"], "purposes": ["marketing"], "source": "s", "mark": "D" },
        { "id": "leaving", "kind": "leaving", "value": { "minutes": 5 }, "jurisdiction": "*", "channels": ["sms"], "purposes": ["marketing"], "source": "s", "mark": "D" },
        { "id": "life", "kind": "permit_life", "value": { "hours": 24 }, "jurisdiction": "*", "channels": ["sms"], "purposes": ["marketing"], "source": "s", "mark": "D" }
        """;

    [Fact]
    public void The_shipped_rules_are_sound_and_versioned()
    {
        Assert.NotEmpty(RuleSet.Shipped.Version);
        Assert.True(RuleSet.Shipped.Rules.Count > 90);
        Assert.All(RuleSet.Shipped.Rules, rule => Assert.NotEmpty(rule.Source));
    }

    [Fact]
    public void The_least_that_decides_anything_is_a_window_a_place_and_the_frame()
    {
        var reading = Read(Window, Frame);
        Assert.Empty(reading.Faults);
        Allows(Permits.Decide(Sound, ContactFacts.None, reading.Rules!));
    }

    [Fact]
    public void What_no_rule_speaks_of_is_not_done()
    {
        var decision = Permits.Decide(Sound with { Channel = ContactChannel.Email }, ContactFacts.None, Read(Window, Frame).Rules!);
        Denies(decision, "no-rule");
        Assert.Equal("v1", decision.DataVersion);
    }

    [Theory]
    [InlineData("\"mon-sun\": \"8:00-21:00\"", "\"mon-fri\": \"8:00-21\"", "'8:00-21' are no hours")]
    [InlineData("\"mon-sun\": \"8:00-21:00\"", "\"mon-fri\": \"21:00-8:00\"", "are no hours")]
    [InlineData("\"mon-sun\": \"8:00-21:00\"", "\"mon-fri\": \"x-8:00\"", "are no hours")]
    [InlineData("\"mon-sun\": \"8:00-21:00\"", "\"mon-fri\": \"8:00-x\"", "are no hours")]
    [InlineData("\"mon-sun\": \"8:00-21:00\"", "\"fri-mon\": \"8:00-21:00\"", "'fri-mon' is no day")]
    [InlineData("\"mon-sun\": \"8:00-21:00\"", "\"someday\": \"none\"", "'someday' is no day")]
    [InlineData("\"mon-sun\": \"8:00-21:00\"", "\"mon-x\": \"none\"", "'mon-x' is no day")]
    [InlineData("\"mon-sun\": \"8:00-21:00\"", "\"mon-tue-wed\": \"none\"", "is no day")]
    [InlineData("\"mon-sun\": \"8:00-21:00\"", "\"mon-fri\": \"none\", \"fri\": \"none\"", "fri is named twice")]
    [InlineData("\"mon-sun\": \"8:00-21:00\"", "", "it names no day")]
    [InlineData("\"window\"", "\"windows\"", "us-window")]
    [InlineData("[\"sms\"]", "[\"fax\"]", "us-window")]
    [InlineData("[\"sms\"]", "[]", "name the channels and purposes")]
    [InlineData("[\"marketing\"]", "[]", "name the channels and purposes")]
    [InlineData("\"US\"", "\"US-XX\"", "'US-XX' is no jurisdiction")]
    [InlineData("\"US\"", "\"FL\"", "'FL' is no jurisdiction")]
    [InlineData("\"source\": \"s\"", "\"source\": \" \"", "give it an id and a source")]
    [InlineData("\"us-window\"", "\"\"", "give it an id and a source")]
    [InlineData("\"mark\": \"V\"", "\"mark\": \"X\"", "us-window")]
    [InlineData("\"mark\": \"V\"", "\"mark\": \"V\", \"colour\": 1", "us-window")]
    [InlineData("\"mark\": \"V\"", "\"mark\": \"V\", \"effectiveFrom\": \"2026-02-30\"", "us-window")]
    [InlineData("\"mark\": \"V\"", "\"mark\": \"V\", \"effectiveFrom\": \"2026-02-03\", \"effectiveTo\": \"2026-02-02\"", "it ends before it begins")]
    [InlineData("\"mark\": \"V\"", "\"mark\": \"V\", \"effectiveFrom\": \"2026-02-03\"", "no window for the whole of the United States")]
    [InlineData("\"mark\": \"V\"", "\"mark\": \"V\", \"effectiveTo\": \"2026-02-03\"", "no window for the whole of the United States")]
    public void A_faulty_row_is_named_with_its_fault(string sound, string faulty, string told)
    {
        var reading = Read(Window.Replace(sound, faulty, StringComparison.Ordinal), Frame);
        Assert.Null(reading.Rules);
        Assert.Contains(reading.Faults, fault => fault.Contains(told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("attempts", "{ \"most\": 0, \"hours\": 24 }")]
    [InlineData("attempts", "{ \"most\": 3, \"hours\": -1 }")]
    [InlineData("call_refusal", "{ \"months\": 0 }")]
    [InlineData("minimum_age", "{ \"years\": 0 }")]
    [InlineData("reassigned_number", "{ \"days\": 0 }")]
    [InlineData("do_not_call", "{ \"days\": 0 }")]
    [InlineData("business_relationship", "{ \"after\": \"purchase\", \"months\": 0 }")]
    [InlineData("reply", "{ \"hours\": 0 }")]
    [InlineData("confirmation", "{ \"minutes\": 0 }")]
    public void A_figure_is_greater_than_nothing(string kind, string value)
    {
        var row = JsonNode.Parse(Window)!.AsObject();
        (row["id"], row["kind"], row["value"]) = ("it", kind, JsonNode.Parse(value));
        Assert.Equal(["Rule it: its figures must be greater than 0."], Read(Window, row.ToJsonString(), Frame).Faults);
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var reading = Read("null", "7", Window, Window);
        Assert.Equal(7, reading.Faults.Count);
        Assert.Contains("Rule us-window: give every rule an id of its own.", reading.Faults);
        Assert.Contains("There must be one rule horizon, and there are 0.", reading.Faults);
        Assert.Contains("There is no rule known_place that always holds everywhere.", reading.Faults);
    }

    [Theory]
    [InlineData("EffectiveFrom")]
    [InlineData("EffectiveTo")]
    public void The_place_is_always_asked(string date)
    {
        var frame = Frame.Replace("\"id\": \"place\"", $"\"id\": \"place\", \"{char.ToLowerInvariant(date[0])}{date[1..]}\": \"2026-01-01\"", StringComparison.Ordinal);
        Assert.Equal(["There is no rule known_place that always holds everywhere."], Read(Window, frame).Faults);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{ "version": "1" }""")]
    [InlineData("""{ "version": "1", "rules": [], "holidays": [], "more": 1 }""")]
    public void What_is_no_rule_set_is_told_so(string json) =>
        Assert.StartsWith("It cannot be read", Assert.Single(RuleSetReader.Read(json).Faults), StringComparison.Ordinal);

    [Fact]
    public void Data_without_a_version_are_refused() =>
        Assert.Equal(["Give the data a version."], RuleSetReader.Read($$"""{ "version": " ", "rules": [{{Window}}, {{Frame}}], "holidays": [] }""").Faults);

    [Fact]
    public void Faulty_holidays_are_named()
    {
        const string Year = """{ "jurisdiction": "US-LA", "year": 2026, "source": "s", "mark": "V", "days": { "2027-01-01": "Late" } }""";
        var json = $$"""{ "version": "1", "rules": [{{Window}}, {{Frame}}], "holidays": [{{Year}}, {{Year}}, {{Year.Replace("US-LA", "LA", StringComparison.Ordinal)}}, {}] }""";
        var faults = RuleSetReader.Read(json).Faults;
        Assert.Contains("Holidays US-LA 2026: a day lies in another year.", faults);
        Assert.Contains("Holidays US-LA 2026: they stand here twice.", faults);
        Assert.Contains("Holidays LA 2026: name the state as US-FL.", faults);
        Assert.Contains(faults, fault => fault.StartsWith("holidays[3]:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_build_with_faulty_rules_does_not_start() => Assert.Contains(
        "Give the data a version.", Assert.Throws<InvalidDataException>(() => RuleSetReader.Demand(new(null, ["Give the data a version."]))).Message, StringComparison.Ordinal);

    [Fact]
    public void Hours_are_not_written() =>
        Assert.Throws<NotSupportedException>(() => System.Text.Json.JsonSerializer.Serialize(((WindowRule)RuleSet.Shipped.Rules[0]).Value));

    [Fact]
    public void Hours_reach_to_midnight() =>
        Assert.Equal(TimeSpan.FromDays(1), WeekHours.Parse(new Dictionary<string, string> { ["mon"] = "0:00-24:00" }).On(DayOfWeek.Monday)[0].To);

    [Fact]
    public void A_rule_of_a_kind_that_nobody_has_given_a_meaning_is_a_fault_of_ours()
    {
        var rules = RuleSet.Shipped with { Rules = [.. RuleSet.Shipped.Rules, new Meaningless { Id = "x", Jurisdiction = "*", Channels = [ContactChannel.Sms], Purposes = [ContactPurpose.Marketing], Source = "s", Mark = SourceMark.D }] };
        Assert.Throws<InvalidOperationException>(() => Permits.Decide(Sound, ContactFacts.None, rules));
    }

    private sealed record Meaningless : Rule;

    private static RuleSetReading Read(params string[] rules) =>
        RuleSetReader.Read($$"""{ "version": "v1", "rules": [{{string.Join(",", rules)}}], "holidays": [] }""");
}
