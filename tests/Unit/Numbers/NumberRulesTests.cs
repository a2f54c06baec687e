using LeadGrid.Intake;
using LeadGrid.Numbers;

namespace LeadGrid.Unit.Numbers;

public class NumberRulesTests
{
    [Theory]
    [InlineData(NumberKind.Local, "(201) 555-0142", "+12015550142")]
    [InlineData(NumberKind.Local, "+442079460123", "+442079460123")]
    [InlineData(NumberKind.TollFree, "833-555-0142", "+18335550142")]
    [InlineData(NumberKind.ShortCode, " 12345 ", "12345")]
    [InlineData(NumberKind.ShortCode, "123456", "123456")]
    public void A_number_is_read_as_it_is_dialled(NumberKind kind, string typed, string number) => Assert.Equal(number, Read(kind, typed, out _));

    [Theory]
    [InlineData(NumberKind.Local, "")]
    [InlineData(NumberKind.Local, "833-555-0142")]
    [InlineData(NumberKind.Local, "12345")]
    [InlineData(NumberKind.TollFree, "(201) 555-0142")]
    [InlineData(NumberKind.TollFree, "call me")]
    [InlineData(NumberKind.ShortCode, "1234")]
    [InlineData(NumberKind.ShortCode, "1234567")]
    [InlineData(NumberKind.ShortCode, "12a45")]
    [InlineData((NumberKind)99, "+12015550142")]
    public void What_is_no_number_of_its_kind_is_at_fault(NumberKind kind, string typed)
    {
        Assert.Null(Read(kind, typed, out var findings));
        Assert.Equal("number", Assert.Single(findings.Faults).Field);
    }

    [Theory]
    [InlineData(0.1, null)]
    [InlineData(1_000, 1)]
    [InlineData(1, 1_000_000)]
    public void Limits_are_taken(double perSecond, int? perDay) => Assert.Empty(FaultsOf(perSecond, perDay));

    [Theory]
    [InlineData(0, null, "perSecond")]
    [InlineData(0.09, null, "perSecond")]
    [InlineData(1_000.1, null, "perSecond")]
    [InlineData(1, 0, "perDay")]
    [InlineData(1, -1, "perDay")]
    [InlineData(1, 1_000_001, "perDay")]
    public void Limits_that_are_none_are_at_fault(double perSecond, int? perDay, string field) =>
        Assert.Equal(field, Assert.Single(FaultsOf(perSecond, perDay)).Field);

    private static string? Read(NumberKind kind, string typed, out Findings findings)
    {
        findings = new Findings();
        return NumberRules.Read(new NewNumber(typed, kind, new NumberTerms()), findings);
    }

    private static FieldFault[] FaultsOf(double perSecond, int? perDay)
    {
        var findings = new Findings();
        NumberRules.Check(new NumberTerms { PerSecond = (decimal)perSecond, PerDay = perDay }, findings);
        return findings.Faults;
    }
}
