using System.Text.Json.Nodes;
using LeadGrid.Outreach;

namespace LeadGrid.Mail;

/// <summary>What an independent server, parser and judge of signatures make of our e-mails.</summary>
public sealed class LetterTests
{
    private static readonly string[] Covered =
        ["from", "to", "subject", "date", "message-id", "content-type", "mime-version", "list-unsubscribe", "list-unsubscribe-post"];

    [Fact]
    public async Task An_e_mail_arrives_as_it_was_written()
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port, options => options.ReturnPath = "bounces@example.com");
        var mail = Sender.Mail() with
        {
            FromName = "Zoë, Anchor & Co",
            Subject = "Größe ≠ Preis: José's quote",
            Text = "Hello Zoë.\n.\nA line with a dot alone stands above.\n" + new string('x', 1_500),
            Html = "<p>Hello Zoë.</p>",
        };
        var accepted = Assert.IsType<SendOutcome.Accepted>(await sender.Send(mail));
        var seen = await receiver.Next("message");
        Assert.Equal($"{mail.MessageId:N}@example.com", accepted.ProviderId);
        Assert.Equal($"<{accepted.ProviderId}>", Text(seen, "messageId"));
        Assert.Equal(("bounces@example.com", "anna@example.org"), (Text(seen, "sender"), Text(seen, "recipient")));
        Assert.Equal(("\"Zoë, Anchor & Co\" <hello@example.com>", mail.Subject), (Text(seen, "from"), Text(seen, "subject")));
        Assert.Equal(mail.Text, Text(seen, "text")!.TrimEnd('\n'));
        Assert.Equal(mail.Html, Text(seen, "html")!.TrimEnd('\n'));
        Assert.Equal("2026-11-27T10:00:00.000Z", Text(seen, "date"));
        Assert.Equal("auto-generated", Text(seen["headers"]!, "auto-submitted"));
        Assert.True(seen["longestLine"]!.GetValue<int>() <= 998);
        Assert.Null(seen["headers"]!["list-unsubscribe"]);
        Assert.Equal("none", Text(Assert.Single(seen["dkim"]!.AsArray())!, "result"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_signature_is_good_and_covers_the_one_click_headers(bool rsa)
    {
        using var keys = new Keys();
        var key = rsa ? keys.Rsa("example.com") : keys.Ed25519("example.com");
        await using var receiver = await Receiver.Start(new { keys.Dns });
        using var sender = new Sender(receiver.Port, options => (options.Dkim, options.AllowUnsigned) = ([key], false));
        var link = new Uri($"https://leads.example.com/u/{new string('a', 44)}");
        var mail = Sender.Mail() with { Html = "<p>Grüße</p>", Text = "Grüße  \n\n", Unsubscribe = link };
        Assert.IsType<SendOutcome.Accepted>(await sender.Send(mail));
        var seen = await receiver.Next("message");
        Assert.Equal($"<{link}>", Text(seen["headers"]!, "list-unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", Text(seen["headers"]!, "list-unsubscribe-post"));
        var signature = Assert.Single(seen["dkim"]!.AsArray())!;
        Assert.Equal(("pass", null), (Text(signature, "result"), Text(signature, "comment")));
        Assert.Equal(("example.com", rsa ? "rsa-sha256" : "ed25519-sha256"), (Text(signature, "domain"), Text(signature, "algorithm")));
        Assert.Empty(Covered.Except(signature["headers"]!.AsArray().Select(header => header!.GetValue<string>())));
    }

    [Fact]
    public async Task The_judge_of_signatures_does_judge()
    {
        using var keys = new Keys();
        var key = keys.Rsa("example.com");
        keys.Rsa("example.com");
        await using var receiver = await Receiver.Start(new { keys.Dns });
        key.KeyPath = keys.Write("other.pem", System.Security.Cryptography.RSA.Create(2_048).ExportPkcs8PrivateKeyPem());
        using var sender = new Sender(receiver.Port, options => options.Dkim = [key]);
        Assert.IsType<SendOutcome.Accepted>(await sender.Send(Sender.Mail()));
        Assert.Equal("fail", Text((await receiver.Next("message"))["dkim"]![0]!, "result"));
    }

    [Fact]
    public async Task An_answer_names_what_it_answers_and_is_a_persons()
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port);
        await sender.Send(Sender.Mail() with { InReplyTo = "<question@example.org>" });
        var seen = await receiver.Next("message");
        Assert.Equal("<question@example.org>", Text(seen, "inReplyTo"));
        Assert.Null(seen["headers"]!["auto-submitted"]);
    }

    [Fact]
    public async Task A_line_break_in_a_name_makes_no_header()
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port);
        await sender.Send(Sender.Mail() with { FromName = "Anchor\r\nBcc: eve@example.org", Subject = "Hi\r\nX-Evil: 1\r\n\r\nBody" });
        var headers = (await receiver.Next("message"))["headers"]!.AsObject();
        Assert.False(headers.ContainsKey("bcc") || headers.ContainsKey("x-evil"));
    }

    [Theory]
    [InlineData("nobody", "hello@example.com", "address")]
    [InlineData("anna@example.org, eve@example.org", "hello@example.com", "address")]
    [InlineData("Anna <anna@example.org>", "hello@example.com", "address")]
    [InlineData("anna@example.org", "hello", "address")]
    [InlineData("anna@example.org", "hello@other.example", "dkim")]
    public async Task What_cannot_be_addressed_or_signed_is_refused(string to, string from, string code)
    {
        using var keys = new Keys();
        using var sender = new Sender(1, options => (options.Dkim, options.AllowUnsigned) = ([keys.Ed25519("example.com")], false));
        Assert.Equal(code, Assert.IsType<SendOutcome.Refused>(await sender.Send(Sender.Mail(to) with { From = from })).Code);
    }

    [Fact]
    public void A_weak_key_a_missing_one_and_none_end_the_start()
    {
        using var keys = new Keys();
        foreach (var key in new[]
        {
            keys.Rsa("example.com", bits: 1_024),
            new Providers.Mail.DkimKey { Domain = "example.com", Selector = "x", KeyPath = keys.Write("none.pem", "nothing") },
            new Providers.Mail.DkimKey { Domain = "example.com", Selector = "x", KeyPath = "missing.pem" },
        })
        {
            Assert.Throws<Hosting.StartupFailedException>(() => new Sender(1, options => options.Dkim = [key]));
        }
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
