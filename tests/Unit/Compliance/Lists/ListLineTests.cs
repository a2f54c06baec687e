using CsCheck;
using LeadGrid.Intake;
using LeadGrid.Privacy;

namespace LeadGrid.Compliance;

public sealed class ListLineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset AsOf = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("201,5550123", "+12015550123")]
    [InlineData("201,555-0123", "+12015550123")]
    [InlineData("2015550123", "+12015550123")]
    [InlineData("(201) 555-0123", "+12015550123")]
    [InlineData("\"(201) 555-0123\"", "+12015550123")]
    [InlineData("1.201.555.0123", "+12015550123")]
    [InlineData("+1 201 555 0123", "+12015550123")]
    [InlineData("201-555-0123 x5", "+12015550123")]
    [InlineData("1-800-FLOWERS", "+18003569377")]
    [InlineData("+44 20 7946 0123", "+442079460123")]
    [InlineData("+2015550123", "+2015550123")]
    [InlineData("1015550123", null)]
    [InlineData("2011550123", null)]
    [InlineData("22015550123", null)]
    [InlineData("120155501234", null)]
    [InlineData("20+15550123", null)]
    [InlineData("nobody 5", null)]
    [InlineData("ada@byron.org", null)]
    public void A_number_is_read_in_whatever_notation(string line, string? number)
    {
        var read = ListLine.Read(line, ListHead.Read(line, ListKind.National)!, ListKind.National, AsOf, Now);
        Assert.Equal(number, read.Subjects.SingleOrDefault()?.Key);
        Assert.Equal(number is null ? "This is no phone number." : null, read.Problem);
        Assert.All(read.Subjects, subject => Assert.Equal(HashPurpose.Phone, subject.Purpose));
    }

    [Fact]
    public void A_number_that_leads_can_have_is_hashed_as_theirs() =>
        Gen.Select(Gen.Long[2_000_000_000, 9_999_999_999], Gen.Int[0, 5]).Sample((number, form) =>
        {
            var digits = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var (area, office, line) = (digits[..3], digits[3..6], digits[6..]);
            var written = form switch
            {
                0 => digits,
                1 => $"({area}) {office}-{line}",
                2 => $"+1{digits}",
                3 => $"1 {area} {office} {line}",
                4 => $" {area}.{office}.{line} ",
                _ => $"{area}/{office}-{line}",
            };
            var known = PhoneRules.Read("phone", written, "US", new Findings())?.E164;
            return known is null || known == ListedPhone.Read(written);
        });

    [Theory]
    [InlineData(ListKind.Own)]
    [InlineData(ListKind.Seller)]
    public void Own_and_sellers_lists_take_addresses_too(ListKind kind)
    {
        var columns = ListHead.Read("Name;E-Mail;Phone", kind)!;
        var read = ListLine.Read("\"Byron; Ada\";Ada@Byron.ORG;201-555-0123", columns, kind, AsOf, Now);
        Assert.Equal([(HashPurpose.Email, "ada@byron.org"), (HashPurpose.Phone, "+12015550123")], read.Subjects.Select(subject => (subject.Purpose, subject.Key)));
        Assert.Equal("This is no phone number and no e-mail address.", ListLine.Read("x;ada@;", columns, kind, AsOf, Now).Problem);
        Assert.Equal("There is no number in this line.", ListLine.Read("x;;", columns, kind, AsOf, Now).Problem);
        Assert.Equal("There is no number in this line.", ListLine.Read("x", columns, kind, AsOf, Now).Problem);
    }

    [Theory]
    [InlineData("2015550123,2026-11-02,Yes", "2026-11-02", true)]
    [InlineData("2015550123,11/2/2026,no", "2026-11-02", false)]
    [InlineData("2015550123,20261102,n", "2026-11-02", false)]
    public void A_query_has_a_date_and_an_answer(string line, string day, bool reassigned)
    {
        var read = ListLine.Read(line, ListHead.Read(line, ListKind.Reassigned)!, ListKind.Reassigned, AsOf, Now);
        Assert.Equal((DateTimeOffset.Parse(day + "Z", System.Globalization.CultureInfo.InvariantCulture), reassigned), (read.AskedAt, read.Reassigned));
    }

    [Fact]
    public void A_query_without_a_date_is_of_the_copys_day_and_no_data_is_no_answer()
    {
        var read = ListLine.Read("2015550123,no", ListHead.Read("2015550123,no", ListKind.Reassigned)!, ListKind.Reassigned, AsOf, Now);
        Assert.Equal((AsOf, false), (read.AskedAt, read.Reassigned));
        var none = ListLine.Read("2015550123,No Data", ListHead.Read("number,result", ListKind.Reassigned)!, ListKind.Reassigned, AsOf, Now);
        Assert.Null(none.Problem);
        Assert.Empty(none.Subjects);
    }

    [Theory]
    [InlineData("2015550123,2026-11-28,no", "Give the date")]
    [InlineData("2015550123,soon,no", "Give the date")]
    [InlineData("2015550123,2026-11-02,perhaps", "The answer is")]
    public void A_query_that_cannot_be_is_told(string line, string problem) => Assert.StartsWith(
        problem, ListLine.Read(line, ListHead.Read(line, ListKind.Reassigned)!, ListKind.Reassigned, AsOf, Now).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_whole_number_may_stand_among_split_ones()
    {
        var columns = ListHead.Read("201,5550123", ListKind.National)!;
        Assert.Equal("+12015550124", ListLine.Read("(201) 555-0124", columns, ListKind.National, AsOf, Now).Subjects[0].Key);
    }

    [Fact]
    public void An_answer_needs_a_column() => Assert.StartsWith(
        "The answer is", ListLine.Read("2015550123", ListHead.Read("phone", ListKind.Reassigned)!, ListKind.Reassigned, AsOf, Now).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_header_names_its_columns_or_is_none()
    {
        var columns = ListHead.Read("NPA\tNumber\tQuery Date\tDisconnected?", ListKind.Reassigned)!;
        Assert.Equal(('\t', true, 0, 2, 3), (columns.Delimiter, columns.HasHeader, columns.Area, columns.Date, columns.Answer));
        Assert.Equal([1], columns.Subjects);
        Assert.Null(ListHead.Read("name,city", ListKind.Own));
        Assert.False(ListHead.Read("ab1,5550123", ListKind.National)!.Area.HasValue);
        Assert.Equal([0], ListHead.Read("ada@byron.org", ListKind.Own)!.Subjects);
    }

    [Fact]
    public void What_was_read_is_not_written()
    {
        Assert.DoesNotContain("555", new ListSubject(HashPurpose.Phone, "+12015550123").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("555", new ReadLine(null, [new(HashPurpose.Phone, "+12015550123")]).ToString(), StringComparison.Ordinal);
    }
}
