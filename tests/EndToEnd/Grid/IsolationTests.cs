using LeadGrid.Browser;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadGrid.Grid;

public sealed class IsolationTests(Product product, Chromium chromium) : BrowserTest(product, chromium)
{
    [Fact]
    public async Task An_administrator_sees_a_lead_that_its_broker_sees_and_no_other_broker()
    {
        var administrator = await SignIn(Product.Dev.Admin);
        var other = await SignIn(Product.Dev.Broker("bluebird"));
        var secret = Person.InAlaska();
        var lead = await Product.Seller.Post(secret);
        Assert.Equal("anchor", lead.Broker?.Id);

        // A later lead of the other broker's has arrived: then the earlier one would have, too.
        var own = await PostUntilItGoesTo("bluebird");
        await Expect(other.RowOf(own)).ToBeVisibleAsync();
        await Expect(other.RowOf(secret)).ToHaveCountAsync(0);
        await Expect(administrator.RowOf(secret)).ToContainTextAsync("Anchor Energy");
        await Expect(administrator.RowOf(own)).ToContainTextAsync("Bluebird Solar");

        await other.GotoAsync($"{Product.Dev.Url}/leads/{lead.LeadId}");
        await Expect(other.Panel()).ToContainTextAsync("No such lead");
        await Expect(other.GetByText(secret.LastName)).ToHaveCountAsync(0);
    }

    private async Task<Person> PostUntilItGoesTo(string broker)
    {
        const int turnsOfAllWeights = 10;
        for (var attempt = 0; attempt < 2 * turnsOfAllWeights; attempt++)
        {
            var person = Person.InNewJersey();
            if ((await Product.Seller.Post(person)).Broker?.Id == broker)
            {
                return person;
            }
        }

        throw new InvalidOperationException($"No lead went to {broker} in two rounds of all brokers' weights.");
    }
}
