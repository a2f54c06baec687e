using CsCheck;
using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Intake;

public class NameCaseTests
{
    [Theory]
    [InlineData("SMITH", "Smith")]
    [InlineData("smith", "Smith")]
    [InlineData("McDONALD", "McDonald")]
    [InlineData("MCDONALD", "McDonald")]
    [InlineData("MacDONALD", "MacDonald")]
    [InlineData("MACKEY", "Mackey")]
    [InlineData("o'brien", "O'Brien")]
    [InlineData("O’BRIEN", "O’Brien")]
    [InlineData("D'ANGELO-MCCOY", "D'Angelo-McCoy")]
    [InlineData("de la cruz", "de la Cruz")]
    [InlineData("DE LA CRUZ", "de la Cruz")]
    [InlineData("VAN DER BERG", "van der Berg")]
    [InlineData("la rosa", "La Rosa")]
    [InlineData("de", "De")]
    [InlineData("LE", "Le")]
    [InlineData("NG", "Ng")]
    [InlineData("SMITH III", "Smith III")]
    [InlineData("smith jr.", "Smith Jr.")]
    [InlineData("KA'AHUMANU", "Ka'ahumanu")]
    [InlineData("MÜLLER-LÜDENSCHEIDT", "Müller-Lüdenscheidt")]
    [InlineData("mc", "Mc")]
    public void A_last_name_typed_without_regard_to_case_gets_its_case(string typed, string cased) =>
        Assert.Equal(cased, NameCase.OfLastName(typed));

    [Theory]
    [InlineData("ADA", "Ada")]
    [InlineData("mary ann", "Mary Ann")]
    [InlineData("MARIA DE LOS ANGELES", "Maria de los Angeles")]
    [InlineData("de shawn", "De Shawn")]
    [InlineData("J.R.R.", "J.R.R.")]
    [InlineData("j", "J")]
    public void A_first_name_gets_its_case_too(string typed, string cased) =>
        Assert.Equal(cased, NameCase.OfFirstName(typed));

    [Theory]
    [InlineData("AJ")]
    [InlineData("DeShawn")]
    [InlineData("van Gogh")]
    [InlineData("Mackenzie")]
    [InlineData("MacKENZIEs")]
    [InlineData("李")]
    [InlineData("42")]
    [InlineData("")]
    public void A_name_that_may_be_meant_so_stays(string typed)
    {
        Assert.Equal(typed, NameCase.OfFirstName(typed));
        Assert.Equal(typed, typed == "AJ" ? typed : NameCase.OfLastName(typed));
    }

    [Fact]
    public void Casing_twice_changes_nothing()
    {
        var pieces = Gen.OneOf(
            "DE ", "de ", "la ", "LA ", "MC", "Mc", "Mac", "MAC", "O'", "o'", "-", ".", " ", "III", "iv", "smith", "SMITH", "Ab", "ß", "ŉ", "ǅ",
            "İ", "ı", "J", "q", "é", "'", "’", "7");
        Gen.OneOf(Gen.String, pieces.Array[0, 8].Select(string.Concat)).Sample(name =>
            NameCase.OfLastName(NameCase.OfLastName(name)) == NameCase.OfLastName(name)
            && NameCase.OfFirstName(NameCase.OfFirstName(name)) == NameCase.OfFirstName(name));
    }
}
