using LeadGrid.Outreach;
using LeadGrid.Providers.Mail;

namespace LeadGrid.Mail;

public sealed class SecurityTests
{
    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task A_relay_of_ones_own_is_known_by_its_authority_and_signed_in_to(SmtpSecurity security)
    {
        using var keys = new Keys();
        var (authority, certificate, key) = keys.Server("localhost");
        await using var receiver = await Receiver.Start(new { key, certificate, secure = security == SmtpSecurity.Tls, user = "leadgrid", password = "secret" });
        using var sender = new Sender(receiver.Port, options =>
            (options.Security, options.Authority, options.User, options.Password) = (security, authority, "leadgrid", "secret"));
        Assert.IsType<SendOutcome.Accepted>(await sender.Send(Sender.Mail()));
        var seen = await receiver.Next("message");
        Assert.True(seen["secure"]!.GetValue<bool>());
        Assert.Equal("leadgrid", seen["user"]!.GetValue<string>());
    }

    [Fact]
    public async Task Another_authority_another_name_and_none_are_not_trusted()
    {
        using var keys = new Keys();
        var (authority, certificate, key) = keys.Server("localhost");
        await using var receiver = await Receiver.Start(new { key, certificate });
        using var other = new Keys();
        foreach (var change in new Action<SmtpOptions>[]
        {
            options => options.Authority = other.Server("localhost").Authority,
            options => (options.Authority, options.Host) = (authority, "127.0.0.1"),
            options => options.Authority = null,
        })
        {
            using var sender = new Sender(receiver.Port, options =>
            {
                options.Security = SmtpSecurity.StartTls;
                change(options);
            });
            Assert.IsType<SendOutcome.NotSent>(await sender.Send(Sender.Mail()));
        }

        Assert.DoesNotContain(await receiver.Rest(), happened => happened["event"]!.GetValue<string>() == "message");
    }

    [Fact]
    public async Task Where_TLS_is_demanded_and_not_offered_nothing_is_sent()
    {
        await using var receiver = await Receiver.Start();
        using var sender = new Sender(receiver.Port, options => options.Security = SmtpSecurity.StartTls);
        Assert.IsType<SendOutcome.NotSent>(await sender.Send(Sender.Mail()));
    }

    [Fact]
    public async Task With_a_wrong_password_nothing_is_sent()
    {
        await using var receiver = await Receiver.Start(new { user = "leadgrid", password = "secret" });
        using var sender = new Sender(receiver.Port, options => (options.User, options.Password) = ("leadgrid", "wrong"));
        Assert.IsType<SendOutcome.NotSent>(await sender.Send(Sender.Mail()));
    }
}
