using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using CsCheck;
using LeadGrid.Leads;
using LeadGrid.Search;
using LeadGrid.Unit.Leads;

namespace LeadGrid.Unit.Search;

public class SearchCursorTests
{
    private static readonly LeadRow Row = SomeLead.In(LeadStatus.Assigned).ToRow();

    [Theory]
    [InlineData(LeadSort.ReceivedAt)]
    [InlineData(LeadSort.Score)]
    [InlineData(LeadSort.UpdatedAt)]
    public void A_cursor_names_what_the_page_was_sorted_by(LeadSort sort)
    {
        var cursor = SearchCursor.After(sort, Row);
        Assert.Equal(Row.Id, cursor.LeadId);
        Assert.Equal(sort == LeadSort.Score ? 70 : (sort == LeadSort.ReceivedAt ? Row.ReceivedAt : Row.UpdatedAt).UtcTicks, cursor.Value);
    }

    [Fact]
    public void A_cursor_of_an_unknown_sort_is_a_fault() =>
        Assert.Throws<SwitchExpressionException>(() => SearchCursor.After((LeadSort)99, Row));

    [Fact]
    public void A_cursor_comes_back_as_it_was_and_for_its_own_sort_only() =>
        Gen.Select(Gen.Enum<LeadSort>(), Gen.Enum<LeadSort>(), Gen.Long[0, DateTime.MaxValue.Ticks], Gen.Guid).Sample((sort, other, value, id) =>
        {
            var cursor = new SearchCursor(sort, value, id);
            Assert.Equal(sort == other ? cursor : null, SearchCursor.Parse(cursor.ToString(), other));
        });

    [Theory]
    [InlineData("")]
    [InlineData("0.1")]
    [InlineData("0.1.2.3")]
    [InlineData("00.1.01890000000070008000000000000001")]
    [InlineData("0.-1.01890000000070008000000000000001")]
    [InlineData("0.x.01890000000070008000000000000001")]
    [InlineData("0.9223372036854775807.01890000000070008000000000000001")]
    [InlineData("0.1.01890000-0000-7000-8000-000000000001")]
    public void What_is_no_cursor_is_none(string text) =>
        Assert.Null(SearchCursor.Parse(Base64Url.EncodeToString(Encoding.ASCII.GetBytes(text)), LeadSort.ReceivedAt));

    [Fact]
    public void Garbage_is_no_cursor() => Gen.OneOf(Gen.String, Gen.Byte.Array.Select(b => Base64Url.EncodeToString(b)))
        .Sample(text => Assert.Null(SearchCursor.Parse(text, LeadSort.Score)));
}
