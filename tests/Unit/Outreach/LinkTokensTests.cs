using LeadGrid.Outreach;
using Xunit;

namespace LeadGrid.Unit.Outreach;

public sealed class LinkTokensTests
{
    private static readonly byte[] One = [.. Enumerable.Repeat((byte)1, 32)];
    private static readonly byte[] Two = [.. Enumerable.Repeat((byte)2, 32)];
    private readonly Guid _message = Guid.CreateVersion7();

    [Fact]
    public void A_token_says_its_message_and_fits_an_address()
    {
        var tokens = new LinkTokens(One);
        var token = tokens.Make(LinkKind.Unsubscribe, _message);
        Assert.Equal(_message, tokens.Read(LinkKind.Unsubscribe, token));
        Assert.Matches("^[A-Za-z0-9_-]{44}$", token);
    }

    [Fact]
    public void A_token_by_the_key_before_is_still_good_and_by_another_is_not()
    {
        var token = new LinkTokens(One).Make(LinkKind.Unsubscribe, _message);
        Assert.Equal(_message, new LinkTokens(Two, One).Read(LinkKind.Unsubscribe, token));
        Assert.Null(new LinkTokens(Two).Read(LinkKind.Unsubscribe, token));
    }

    [Fact]
    public void A_token_with_any_bit_changed_or_for_something_else_is_none()
    {
        var tokens = new LinkTokens(One);
        var bytes = Convert.FromBase64String(tokens.Make(LinkKind.Unsubscribe, _message).Replace('-', '+').Replace('_', '/'));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(tokens.Read(LinkKind.Unsubscribe, Convert.ToBase64String(changed).Replace('+', '-').Replace('/', '_')));
        }

        Assert.Null(tokens.Read((LinkKind)9, tokens.Make(LinkKind.Unsubscribe, _message)));
        Assert.Null(tokens.Read(LinkKind.Unsubscribe, ""));
        Assert.Null(tokens.Read(LinkKind.Unsubscribe, "not base64 !"));
        Assert.Null(tokens.Read(LinkKind.Unsubscribe, new string('A', 400)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData(0xFFFFFF)]
    public void A_click_says_its_message_and_its_place_and_nothing_else_can_be_made_of_it(int place)
    {
        var tokens = new LinkTokens(One);
        var token = tokens.MakeClick(_message, place);
        Assert.Equal((_message, place), tokens.ReadClick(token));
        Assert.Equal((_message, place), new LinkTokens(Two, One).ReadClick(token));
        Assert.Null(new LinkTokens(Two).ReadClick(token));
        Assert.Null(tokens.Read(LinkKind.Click, token));
        Assert.Null(tokens.ReadClick(tokens.Make(LinkKind.Click, _message)));
        Assert.Null(tokens.ReadClick(tokens.Make(LinkKind.Unsubscribe, _message)));
    }

    [Fact]
    public void A_click_with_any_character_changed_is_none()
    {
        var tokens = new LinkTokens(One);
        var token = tokens.MakeClick(_message, 3);
        for (var at = 0; at < token.Length; at++)
        {
            foreach (var other in "ABab01-_".Where(each => each != token[at]))
            {
                Assert.Null(tokens.ReadClick($"{token[..at]}{other}{token[(at + 1)..]}"));
            }
        }
    }

    [Fact]
    public void The_key_is_made_once_and_is_its_owners_alone()
    {
        var folder = Directory.CreateTempSubdirectory("leadgrid-link-").FullName;
        try
        {
            var path = LinkKey.PathOf(null, folder);
            Assert.Throws<InvalidOperationException>(() => LinkKey.Load(path, mayCreate: false));
            var token = LinkKey.Load(path, mayCreate: true).Make(LinkKind.Unsubscribe, _message);
            Assert.Equal(_message, LinkKey.Load(path, mayCreate: true).Read(LinkKind.Unsubscribe, token));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            Assert.Single(Directory.GetFiles(folder));
            File.WriteAllText(path, $"{Convert.ToBase64String(Two)}\n{File.ReadAllText(path)}\n");
            Assert.Equal(_message, LinkKey.Load(path, mayCreate: false).Read(LinkKind.Unsubscribe, token));
            File.WriteAllText(path, "short");
            Assert.Throws<InvalidOperationException>(() => LinkKey.Load(path, mayCreate: false));
            File.WriteAllText(path, "");
            Assert.Throws<InvalidOperationException>(() => LinkKey.Load(path, mayCreate: false));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Assert.Equal("/run/link", LinkKey.PathOf("/run/link", folder));
        Assert.Equal(Path.Combine(".leadgrid", "link.key"), LinkKey.PathOf(null, null));
    }

    [Theory]
    [InlineData("<0199a1c04b7e7c3e8f5e2d1c0b9a8f7e@example.com>", true)]
    [InlineData(" 0199a1c0-4b7e-7c3e-8f5e-2d1c0b9a8f7e ", true)]
    [InlineData("<abc@example.com>", false)]
    [InlineData(null, false)]
    public void Our_ids_are_known_in_message_ids(string? text, bool ours) => Assert.Equal(ours, MessageIds.Read(text) is not null);

    [Theory]
    [InlineData("a", 0)]
    [InlineData("anchor-energy", 7)]
    [InlineData("ab", int.MaxValue)]
    public void A_calendar_says_whose_it_is_and_by_which_number_and_has_one_spelling(string broker, int feed)
    {
        var tokens = new LinkTokens(One);
        var token = tokens.MakeCalendar(broker, feed);
        Assert.Equal((broker, feed), tokens.ReadCalendar(token));
        Assert.Equal((broker, feed), new LinkTokens(Two, One).ReadCalendar(token));
        Assert.Null(new LinkTokens(Two).ReadCalendar(token));
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (var at = 0; at < token.Length; at++)
        {
            foreach (var other in Alphabet.Where(c => c != token[at]))
            {
                Assert.Null(tokens.ReadCalendar($"{token[..at]}{other}{token[(at + 1)..]}"));
            }
        }
    }

    [Fact]
    public void What_is_no_calendar_is_none()
    {
        var tokens = new LinkTokens(One);
        Assert.Null(tokens.ReadCalendar(""));
        Assert.Null(tokens.ReadCalendar("!"));
        Assert.Null(tokens.ReadCalendar(new string('A', 400)));
        Assert.Null(tokens.ReadCalendar(tokens.MakeCalendar("", 1)));
        Assert.Null(tokens.ReadCalendar(tokens.Make(LinkKind.Booking, _message)));
        Assert.Null(tokens.Read(LinkKind.Booking, tokens.Make(LinkKind.Unsubscribe, _message)));
    }
}
