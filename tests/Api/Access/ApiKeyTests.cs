using System.Net;
using LeadGrid.Access;
using static LeadGrid.Api.Tests.HttpSentences;

namespace LeadGrid.Api.Tests;

public sealed class ApiKeyTests(AccessHost host) : IClassFixture<AccessHost>
{
    private const string Read = "/api/probe/read";

    private static readonly Actor Seller = new(ActorKind.Seller, "seller", "A Seller");

    [Fact]
    public async Task A_key_opens_what_its_scopes_name_and_says_which_one_is_lacking()
    {
        var (_, key) = await host.NewKey([ApiScopes.ReadLeads]);
        using var client = host.Client(key);
        Assert.Equal(HttpStatusCode.OK, await client.GetAsync(Read).Status());
        using var post = Request(HttpMethod.Post, "/api/probe/post", new { name = "x", count = 1 });
        var problem = await client.SendAsync(post).ReadProblem(403);
        Assert.Contains("leads:write", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("lg_")]
    [InlineData("lg_abcdefghij")]
    [InlineData("lg_abcdefghij_")]
    [InlineData("lg_abcdefghij_unknown")]
    [InlineData("LG_abcdefghij_secret")]
    [InlineData("lg_abcdefghiJ_secret")]
    [InlineData("lg_abcdefghij-secret")]
    public async Task What_is_no_key_is_refused(string text)
    {
        using var client = host.Client(text);
        await client.GetAsync(Read).ReadProblem(401);
    }

    [Fact]
    public async Task A_right_prefix_with_a_wrong_secret_is_refused()
    {
        var (record, key) = await host.NewKey();
        using var client = host.Client($"{record.Prefix}_{new string('x', key.Length - record.Prefix.Length - 1)}");
        await client.GetAsync(Read).ReadProblem(401);
    }

    [Fact]
    public async Task Two_keys_are_refused_even_when_both_are_right()
    {
        var (_, key) = await host.NewKey();
        using var client = host.Client();
        using var both = Request(HttpMethod.Get, Read, null, ("X-Api-Key", key), ("X-Api-Key", key));
        await client.SendAsync(both).ReadProblem(401);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_ten_seconds_later_at_most()
    {
        var (record, key) = await host.NewKey();
        using var client = host.Client(key);
        Assert.Equal(HttpStatusCode.OK, await client.GetAsync(Read).Status());
        await host.Grains.GetGrain<IApiKeyGrain>(record.Prefix).Put(AccessHost.System, record with { Revoked = true });
        host.Time.Advance(ApiKeyCache.Lifetime);
        await client.GetAsync(Read).ReadProblem(401);
    }

    [Fact]
    public async Task Two_keys_of_a_seller_live_side_by_side_while_one_replaces_the_other()
    {
        var (old, oldKey) = await host.NewKey(seller: "rotating");
        var (_, newKey) = await host.NewKey(seller: "rotating");
        using var before = host.Client(oldKey);
        using var after = host.Client(newKey);
        Assert.Equal(HttpStatusCode.OK, await before.GetAsync(Read).Status());
        Assert.Equal(HttpStatusCode.OK, await after.GetAsync(Read).Status());

        await host.Grains.GetGrain<IApiKeyGrain>(old.Prefix).Put(AccessHost.System, old with { Revoked = true });
        host.Time.Advance(ApiKeyCache.Lifetime);
        Assert.Equal(HttpStatusCode.Unauthorized, await before.GetAsync(Read).Status());
        Assert.Equal(HttpStatusCode.OK, await after.GetAsync(Read).Status());
    }

    [Fact]
    public async Task A_key_that_was_unknown_is_known_ten_seconds_after_it_was_made()
    {
        var (record, key) = ApiKeyFactory.Create("late", "Late", [ApiScopes.ReadLeads]);
        using var client = host.Client(key);
        Assert.Equal(HttpStatusCode.Unauthorized, await client.GetAsync(Read).Status());
        await host.Grains.GetGrain<IApiKeyGrain>(record.Prefix).Put(AccessHost.System, record);
        host.Time.Advance(ApiKeyCache.Lifetime);
        Assert.Equal(HttpStatusCode.OK, await client.GetAsync(Read).Status());
    }

    [Fact]
    public async Task A_key_needs_no_token_and_a_cookie_beside_it_does_not_count()
    {
        var (_, key) = await host.NewKey();
        using var client = await host.SignedIn();
        client.DefaultRequestHeaders.Remove("X-CSRF-Token");
        using var post = Request(HttpMethod.Post, "/api/probe/post", new { name = "x", count = 1 }, ("X-Api-Key", key));
        Assert.Equal(HttpStatusCode.OK, await client.SendAsync(post).Status());
        using var list = Request(HttpMethod.Get, "/api/v1/campaigns", null, ("X-Api-Key", key));
        await client.SendAsync(list).ReadProblem(403);
    }

    [Fact]
    public async Task Each_key_has_its_own_rate_and_is_told_when_to_come_back()
    {
        var (_, slow) = await host.NewKey(requestsPerSecond: 2);
        var (_, other) = await host.NewKey(requestsPerSecond: 2);
        using var client = host.Client(slow);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.GetAsync(Read)));
        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        Assert.InRange(refused.Length, 6, 10);
        Assert.All(refused, answer => Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 2));
        await Task.FromResult(refused[0]).ReadProblem(429);

        using var second = host.Client(other);
        Assert.Equal(HttpStatusCode.OK, await second.GetAsync(Read).Status());
    }

    [Fact]
    public async Task Only_the_operator_makes_keys()
    {
        var (record, _) = ApiKeyFactory.Create("seller", "A Seller", [ApiScopes.WriteLeads]);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => host.Grains.GetGrain<IApiKeyGrain>(record.Prefix).Put(Seller, record));
    }

    [Fact]
    public void A_made_key_is_read_back_and_its_record_does_not_hold_the_secret()
    {
        var (record, key) = ApiKeyFactory.Create("seller", "A Seller", [ApiScopes.WriteLeads], ["one"], 5);
        Assert.Matches("^lg_[a-z0-9]{10}_[A-Za-z0-9]{43}$", key);
        Assert.True(ApiKeyText.TryParse(key, out var text));
        Assert.Equal(record.Prefix, text.Prefix);
        Assert.Equal(record.SecretHash, text.SecretHash);
        Assert.Equal(32, record.SecretHash.Length);
    }
}
