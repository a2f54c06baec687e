using LeadGrid.Contacts;

namespace LeadGrid.Unit.Contacts;

public class ContactKeyTests
{
    [Fact]
    public void A_key_tells_its_kind_and_hash_and_is_read_back()
    {
        var (phone, email) = (ContactKey.Phone([1, 0xab]), ContactKey.Email([1, 0xab]));
        Assert.Equal(("phone-01ab", "email-01ab"), (phone.ToString(), email.ToString()));
        Assert.Equal((phone, email), (ContactKey.Parse("phone-01ab"), ContactKey.Parse("email-01ab")));
        Assert.Equal([1, 0xab], phone.HashBytes);
    }

    [Theory]
    [InlineData("fax-01ab")]
    [InlineData("01ab")]
    public void Anything_else_is_no_key(string text) => Assert.Throws<FormatException>(() => ContactKey.Parse(text));
}
