using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Intake;

/// <summary>Five hundred contacts as they were published, dirt included.</summary>
public class ContactFileTests
{
    private static readonly string[][] Rows =
        [.. File.ReadLines(SharedFiles.Path("us-500.csv")).Skip(1).Select(line => line.Split(','))];

    private static readonly JudgedLead[] Judged = [.. Rows.Select(row => Posts.Judge(new()
    {
        FirstName = row[0],
        LastName = row[1],
        Address = new(row[2], row[3], row[4], row[5], null),
        Phone = row[6],
        Email = row[7],
    }))];

    [Fact]
    public void Every_contact_is_taken_without_a_fault()
    {
        Assert.Equal(500, Judged.Length);
        Assert.Empty(Judged.SelectMany(lead => lead.Faults));
    }

    [Fact]
    public void Every_zip_has_five_digits_of_its_own_state()
    {
        Assert.All(Judged, lead => Assert.Matches("^[0-9]{5}$", lead.Address.Zip));
        Assert.Empty(Judged.SelectMany(lead => lead.Warnings));
    }

    [Fact]
    public void Only_the_zips_that_lost_a_zero_are_repaired()
    {
        var lost = Rows.Count(row => row[5].Length < 5);
        var repaired = Judged.SelectMany(lead => lead.Repairs).Where(repair => repair.Field == "address.zip").ToArray();
        Assert.Equal(lost, repaired.Length);
        Assert.All(repaired, repair => Assert.Equal(repair.After, repair.Before.PadLeft(5, '0')));
    }

    [Fact]
    public void No_contact_looks_like_junk() => Assert.Empty(Judged.SelectMany(lead => lead.Flags));
}
