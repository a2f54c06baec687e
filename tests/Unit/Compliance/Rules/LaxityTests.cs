using static LeadGrid.Compliance.SomeLaw;

namespace LeadGrid.Compliance;

public sealed class LaxityTests
{
    /// <summary>Each line: a row, a field, a value that allows less or the same, and one that allows more.</summary>
    [Theory]
    [InlineData("us-fl-window", "value", """{ "mon-fri": "9:00-19:00", "sat": "none", "sun": "8:00-20:00" }""", """{ "mon-fri": "8:00-20:00", "sat": "8:00-20:00", "sun": "8:00-20:30" }""")]
    [InlineData("us-fl-window", "value", """{ "mon-sun": "8:00-20:00" }""", """{ "mon-sun": "7:00-20:00" }""")]
    [InlineData("us-al-window", "value", """{ "mon-sun": "none" }""", """{ "mon-sun": "8:00-20:00" }""")]
    [InlineData("us-fl-window", "channels", """["email", "sms", "voice", "ai_voice"]""", """["sms"]""")]
    [InlineData("us-fl-window", "purposes", """["appointment", "marketing", "reply"]""", """["marketing"]""")]
    [InlineData("us-fl-window", "jurisdiction", "\"*\"", "\"US-GA\"")]
    [InlineData("us-fl-window", "jurisdiction", "\"US\"", "\"US-GA\"")]
    [InlineData("us-or-attempts", "effectiveFrom", "\"2025-01-01\"", "\"2026-02-01\"")]
    [InlineData("us-fl-window", "effectiveTo", "null", "\"2027-01-01\"")]
    [InlineData("us-fl-attempts", "value", """{ "most": 2, "hours": 48 }""", """{ "most": 4, "hours": 24 }""")]
    [InlineData("us-fl-attempts", "value", """{ "most": 3, "hours": 24 }""", """{ "most": 3, "hours": 12 }""")]
    [InlineData("us-wa-call-refusal", "value", """{ "months": 13 }""", """{ "months": 11 }""")]
    [InlineData("minimum-age", "value", """{ "years": 21 }""", """{ "years": 16 }""")]
    [InlineData("us-reassigned-number", "value", """{ "days": 30 }""", """{ "days": 32 }""")]
    [InlineData("us-do-not-call", "value", """{ "days": 30 }""", """{ "days": 32 }""")]
    [InlineData("us-relationship-purchase", "value", """{ "after": "purchase", "months": 12 }""", """{ "after": "purchase", "months": 24 }""")]
    [InlineData("us-relationship-purchase", "value", """{ "after": "purchase", "months": 18 }""", """{ "after": "inquiry", "months": 1 }""")]
    [InlineData("us-relationship-purchase", "effectiveTo", "\"2027-01-01\"", null)]
    [InlineData("us-relationship-purchase", "jurisdiction", "\"US-FL\"", "\"*\"")]
    [InlineData("reply", "value", """{ "hours": 12 }""", """{ "hours": 25 }""")]
    [InlineData("opt-out-confirmation", "value", """{ "minutes": 4 }""", """{ "minutes": 6 }""")]
    [InlineData("horizon", "value", """{ "days": 13 }""", """{ "days": 15 }""")]
    [InlineData("leave-before-end", "value", """{ "minutes": 6 }""", """{ "minutes": 4 }""")]
    [InlineData("permit-life", "value", """{ "hours": 23 }""", """{ "hours": 25 }""")]
    [InlineData("stop", "value", """{ "scope": "stop" }""", """{ "scope": "calls" }""")]
    [InlineData("own-list", "value", """{ "list": "own" }""", """{ "list": "seller" }""")]
    [InlineData("do-not-sell", "value", """{ "after": "do_not_sell" }""", """{ "after": "call_refusal" }""")]
    [InlineData("reply-by-machine", "value", """{ "text": "Other words." }""", null)]
    public void What_allows_more_is_noticed_and_nothing_else(string id, string field, string? less, string? more)
    {
        if (less is not null)
        {
            Assert.Empty(Taken(Unchanged, Replace(Row(id).With(field, less))).Laxer);
        }

        if (more is not null)
        {
            Assert.NotEmpty(Taken(Unchanged, Replace(Row(id).With(field, more))).Laxer);
        }
    }

    [Fact]
    public void A_duty_with_other_words_is_another_duty() =>
        Assert.Equal(["ai-voice-identity: It stops less: its text."], Taken(Unchanged, Replace(Row("ai-voice-identity").With("value", """{ "text": "Be polite." }"""))).Laxer);

    [Fact]
    public void A_row_of_another_kind_cannot_be_compared()
    {
        var row = Row("own-hours").With("kind", "\"hold\"");
        Assert.Equal(["own-hours: It is of another kind."], Taken(Unchanged, Replace(row)).Laxer);
    }

    [Fact]
    public void A_new_rule_that_stops_is_not_laxer_and_one_that_lifts_is()
    {
        Assert.Empty(Taken(Unchanged, Add(Row("us-fl-window").With("id", "\"own\""))).Laxer);
        Assert.Equal(["own: It lets through what nothing let through before."], Taken(Unchanged, Add(Row("us-email-opt-out").With("id", "\"own\""))).Laxer);
    }

    [Fact]
    public void A_row_that_is_gone_stops_nothing()
    {
        var without = new RuleSet("v", [.. RuleSet.Shipped.Rules.Where(rule => rule.Id is not ("us-fl-window" or "us-email-opt-out"))], RuleSet.Shipped.Holidays);
        Assert.Equal(["us-fl-window: It is gone."], Laxity.Between(RuleSet.Shipped, without, new(RuleList.Rules, "us-fl-window")));
        Assert.Empty(Laxity.Between(RuleSet.Shipped, without, new(RuleList.Rules, "us-email-opt-out")));
        Assert.Empty(Laxity.Between(without, without, new(RuleList.Rules, "us-fl-window")));
    }
}
