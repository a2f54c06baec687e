using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Intake;

public class NameRulesTests
{
    [Fact]
    public void Each_repair_of_a_name_says_what_stood_there_before()
    {
        var lead = Posts.Judge(Posts.Sound with { FirstName = " ADA ", LastName = "Byron" });
        Assert.Equal("Ada", lead.FirstName);
        Assert.Equal(
            [
                new("firstName", "Surplus white space and control characters removed", " ADA ", "ADA"),
                new("firstName", "Capital letters put right", "ADA", "Ada"),
            ],
            lead.Repairs);
    }

    [Fact]
    public void A_name_has_a_hundred_characters_at_most()
    {
        Assert.Empty(Posts.Judge(Posts.Sound with { LastName = "B" + new string('y', 99) }).Faults);
        var fault = Assert.Single(Posts.Judge(Posts.Sound with { LastName = "B" + new string('y', 100) }).Faults);
        Assert.Equal(new("lastName", "Post at most 100 characters."), fault);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_blank_name_is_none(string? posted)
    {
        var lead = Posts.Judge(Posts.Sound with { FirstName = posted, LastName = posted });
        Assert.Equal(("", "", null), (lead.FirstName, lead.LastName, lead.LastNameKey));
        Assert.Empty(lead.Faults);
        Assert.Empty(lead.Repairs);
    }

    [Theory]
    [InlineData("O'Brien", "obrien")]
    [InlineData("Smith-Jones III", "smithjonesiii")]
    [InlineData("MÜLLER", "müller")]
    public void A_last_name_is_found_by_its_letters(string name, string key) => Assert.Equal(key, NameRules.KeyOf(name));
}
