using LeadGrid.Browser;
using LeadGrid.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Access;

public sealed class SignInTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    [Fact]
    public async Task A_wrong_password_is_told_without_telling_which_half_was_wrong()
    {
        var page = await Open();

        await page.EnterAsync(Product.Dev.Broker("elmwood").Email, "not-the-password");

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("That email address and password do not belong together.");
    }

    [Fact]
    public async Task Who_signs_out_sees_nothing_more_and_can_sign_in_again()
    {
        var login = Product.Dev.Broker("elmwood");
        var page = await SignIn(login);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in to LeadGrid" })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await page.EnterAsync(login.Email, login.Password);

        await page.ExpectLinkAsync("live");
    }

    [Fact]
    public async Task A_broker_finds_no_administrators_pages()
    {
        var page = await SignIn(Product.Dev.Broker("elmwood"), "/import");

        await Expect(page.GetByText("There is no such page")).ToBeVisibleAsync();
    }
}
