using LeadGrid.Intake;
using static LeadGrid.Compliance.Asking;

namespace LeadGrid.Compliance;

public sealed class CheckReaderTests
{
    private static readonly ComplianceCheck Sms = new() { Channel = ContactChannel.Sms };

    [Theory]
    [InlineData("(212) 555-0123", "+12125550123")]
    [InlineData("2125550123 x9", "+12125550123")]
    [InlineData("+1 416 555 0123", "+14165550123")]
    [InlineData("020 7946 0018", null)]
    [InlineData("+44 20 7946 0018", "+442079460018")]
    [InlineData("555-555-5555", "+15555555555")]
    [InlineData("999-999-9999", "+19999999999")]
    [InlineData("1-800-FLOWERS", "+18003569377")]
    [InlineData(" ", "")]
    [InlineData("555-0123", null)]
    [InlineData("abc", null)]
    public void Any_number_that_could_be_dialled_is_answered_for(string posted, string? read)
    {
        var check = CheckReader.Read(Sms with { Phone = posted }, Sound.At);
        Assert.Equal(read is null ? ["phone"] : [], check.Faults.Select(fault => fault.Field));
        Assert.Equal(string.IsNullOrEmpty(read) ? null : read, check.Question?.Phone);
    }

    [Fact]
    public void A_number_of_a_hundred_and_one_characters_is_none() =>
        Assert.Equal("phone", Assert.Single(CheckReader.Read(Sms with { Phone = "2125550123".PadRight(101) }, Sound.At).Faults).Field);

    [Theory]
    [InlineData("nj", "NJ")]
    [InlineData("new jersey", "NJ")]
    [InlineData("N.J.", "NJ")]
    [InlineData("District of Columbia", "DC")]
    [InlineData("puerto rico", "PR")]
    [InlineData("", null)]
    public void A_state_is_read_by_code_and_name(string posted, string? state)
    {
        var check = CheckReader.Read(Sms with { State = posted }, Sound.At);
        Assert.Empty(check.Faults);
        Assert.Equal(state, check.Question!.State);
    }

    [Theory]
    [InlineData("07102", "07102")]
    [InlineData("7102", "07102")]
    [InlineData("71021234", "07102")]
    [InlineData("07102-1234", "07102")]
    [InlineData(" 07102-", "07102")]
    [InlineData("901", "00901")]
    [InlineData("", null)]
    public void A_zip_gets_its_lost_zeros_back(string posted, string? zip)
    {
        var check = CheckReader.Read(Sms with { Zip = posted }, Sound.At);
        Assert.Empty(check.Faults);
        Assert.Equal(zip, check.Question!.Zip);
    }

    [Fact]
    public void Every_fault_is_told_at_once_and_repeats_nothing()
    {
        var check = new ComplianceCheck
        {
            Phone = "x1", Email = "no mail", State = "Ontario", Zip = "K1A 0B1", At = DateTimeOffset.MinValue, Faults = [new FieldFault("purpose", "Post one.")],
        };
        var faults = CheckReader.Read(check, Sound.At).Faults;
        Assert.Equal(["at", "channel", "email", "phone", "purpose", "state", "zip"], faults.Select(fault => fault.Field).Order());
        Assert.All(faults, fault => Assert.DoesNotContain("Ontario", fault.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_channel_that_was_at_fault_is_told_once() =>
        Assert.Single(CheckReader.Read(new ComplianceCheck { Faults = [new FieldFault("channel", "Post one.")] }, Sound.At).Faults);

    [Fact]
    public void A_time_is_between_2000_and_2100()
    {
        Assert.Empty(CheckReader.Read(Sms with { At = Utc("2099-12-31T23:59:59Z") }, Sound.At).Faults);
        Assert.Single(CheckReader.Read(Sms with { At = Utc("2100-01-01T00:00:00Z") }, Sound.At).Faults);
        Assert.Single(CheckReader.Read(Sms with { At = Utc("1999-12-31T23:59:59Z") }, Sound.At).Faults);
    }

    [Fact]
    public void Without_a_time_it_is_asked_about_now()
    {
        var check = CheckReader.Read(Sms with { Campaign = "solar", Email = "ada@byron.org", AssumeConsent = true }, Sound.At);
        Assert.Equal((Sound.At, "solar", true), (check.Question!.At, check.Question.Subject, check.Question.AssumeConsent));
        Assert.Equal(nameof(PermitQuestion), check.Question.ToString());
    }
}
