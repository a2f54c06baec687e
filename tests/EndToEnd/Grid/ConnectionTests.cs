using LeadGrid.Browser;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using LeadGrid.Testing;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Grid;

public sealed class ConnectionTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    [Fact]
    public async Task Who_loses_the_connection_is_told_and_sees_afterwards_what_was_missed()
    {
        await using var gate = new TcpProxy("127.0.0.1", new Uri(Product.Dev.Url).Port);
        var before = Person.InAlaska();
        await Product.Seller.Post(before);
        var page = await SignIn(Product.Dev.Broker("anchor"), url: $"http://localhost:{gate.Port}");
        await Expect(page.RowOf(before)).ToBeVisibleAsync();

        gate.Cut();
        await page.ExpectLinkAsync("reconnecting");
        var missed = Person.InAlaska();
        await Product.Seller.Post(missed);
        await Expect(page.GetByText("The connection was lost.")).ToBeVisibleAsync();
        await Expect(page.RowOf(before)).ToBeVisibleAsync();
        await Expect(page.RowOf(missed)).ToHaveCountAsync(0);
        gate.Mend();

        await page.ExpectLinkAsync("live");
        await Expect(page.RowOf(missed)).ToBeVisibleAsync();
        var after = Person.InAlaska();
        await Product.Seller.Post(after);
        await Expect(page.RowOf(after)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_device_without_a_network_says_so_and_catches_up_when_it_is_back()
    {
        var page = await SignIn(Product.Dev.Broker("anchor"));

        await page.Context.SetOfflineAsync(true);
        await page.ExpectLinkAsync("offline");
        var missed = Person.InAlaska();
        await Product.Seller.Post(missed);
        await page.Context.SetOfflineAsync(false);

        await page.ExpectLinkAsync("live");
        await Expect(page.RowOf(missed)).ToBeVisibleAsync();
    }
}
