using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Intake;

public class CostRulesTests
{
    [Theory]
    [InlineData("12.5", null, "12.5", "USD")]
    [InlineData("0", "EUR", "0", "EUR")]
    [InlineData("0.1234", " ", "0.1234", "USD")]
    [InlineData("1000000", "gbp", "1000000", "GBP")]
    public void A_cost_has_a_currency(string cost, string? currency, string amount, string code)
    {
        var findings = new Findings();
        Assert.Equal(new(Amount(amount), code), CostRules.Read(Amount(cost), currency, "USD", findings));
        Assert.Equal(currency == "gbp" ? 1 : 0, findings.Repairs.Length);
        Assert.False(findings.HasFaults);
    }

    [Theory]
    [InlineData("-0.01", "USD", "cost")]
    [InlineData("1000000.01", "USD", "cost")]
    [InlineData("0.12345", "USD", "cost")]
    [InlineData("1", "XXX", "currency")]
    [InlineData("1", "dollars", "currency")]
    public void A_faulty_cost_is_told_by_its_field(string cost, string currency, string field)
    {
        var findings = new Findings();
        CostRules.Read(Amount(cost), currency, "USD", findings);
        Assert.Equal(field, Assert.Single(findings.Faults).Field);
    }

    [Fact]
    public void No_cost_is_none() => Assert.Null(CostRules.Read(null, "EUR", "USD", new()));

    private static decimal Amount(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
