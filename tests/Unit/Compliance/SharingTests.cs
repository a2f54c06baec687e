using static LeadGrid.Compliance.Asking;

namespace LeadGrid.Compliance;

public sealed class SharingTests
{
    [Fact]
    public void Nobody_under_do_not_sell_or_a_Washington_no_is_passed_on()
    {
        Assert.Empty(Bars(Consented));
        Assert.Equal(["do-not-sell"], Bars(Consented with { DoNotSell = Sound.At }));
        Assert.Equal(["us-wa-not-sold"], Bars(Consented with { CallRefusals = [Sound.At.AddYears(-3)] }));
        Assert.Empty(Bars(Consented with { DoNotSell = Sound.At.AddTicks(1) }));
        Allows(Decide(Sound, Consented with { DoNotSell = Sound.At }));
    }

    [Fact]
    public void Who_was_not_named_gets_nobody_where_the_campaign_says_so()
    {
        Assert.Empty(Bars(Consented, namedOnly: true));
        Assert.Equal(["named-sellers"], Bars(ContactFacts.None, namedOnly: true));
        Assert.Empty(Bars(ContactFacts.None));
    }

    [Fact]
    public void A_rule_that_is_over_bars_nothing()
    {
        var over = RuleSet.Shipped with { Rules = [.. RuleSet.Shipped.Rules.Select(rule => rule with { EffectiveTo = new DateOnly(2020, 1, 1) })] };
        Assert.Empty(Sharing.Bars(Seller, namedOnly: true, ContactFacts.None, over, Sound.At));
    }

    private static IEnumerable<string> Bars(ContactFacts facts, bool namedOnly = false) =>
        Sharing.Bars(Seller, namedOnly, facts, RuleSet.Shipped, Sound.At).Select(reason => reason.Rule);
}
