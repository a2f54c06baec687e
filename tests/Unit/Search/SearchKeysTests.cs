using LeadGrid.Search;

namespace LeadGrid.Unit.Search;

public class SearchKeysTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void What_is_not_given_is_not_looked_for(string? text)
    {
        Assert.Null(SearchKeys.Phone(text));
        Assert.Null(SearchKeys.Email(text));
        Assert.Null(SearchKeys.LastName(text));
        Assert.Null(SearchKeys.ExternalId(text));
    }

    [Fact]
    public void What_is_given_is_brought_into_the_form_in_which_it_was_hashed()
    {
        Assert.Equal("+15046218927", SearchKeys.Phone(" (504) 621-8927 "));
        Assert.Equal(SearchKeys.Email("ada@byron.org"), SearchKeys.Email(" ADA@Byron.ORG"));
        Assert.Equal(SearchKeys.LastName("Byron"), SearchKeys.LastName(" BYRON "));
        Assert.Equal("X-1", SearchKeys.ExternalId(" X-1 "));
    }

    [Fact]
    public void What_cannot_be_read_is_looked_for_as_it_stands_and_never_as_nothing()
    {
        Assert.Equal("12", SearchKeys.Phone("12"));
        Assert.Equal("not an address", SearchKeys.Email("not an address"));
        Assert.NotNull(SearchKeys.LastName("!!!"));
        Assert.NotNull(SearchKeys.LastName("\u200B"));
    }
}
