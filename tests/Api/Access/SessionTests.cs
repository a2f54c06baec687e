using System.Diagnostics;
using System.Net;
using LeadGrid.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using static LeadGrid.Api.Tests.HttpSentences;

namespace LeadGrid.Api.Tests;

public sealed class SessionTests(AccessHost host) : IClassFixture<AccessHost>
{
    private const string Session = "/api/v1/session";

    [Fact]
    public async Task A_user_signs_in_with_a_cookie_that_no_script_reads()
    {
        using var client = host.Client();
        using var response = await client.SignIn(await host.NewUser("north"), AccessHost.Password);

        var answer = await Task.FromResult(response).Read();
        Assert.Equal("broker", answer["user"]!["role"]!.GetValue<string>());
        Assert.Equal("north", answer["user"]!["brokerId"]!.GetValue<string>());
        Assert.NotEmpty(answer["csrfToken"]!.GetValue<string>());
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), each => each.StartsWith("leadgrid.session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);

        var again = await client.GetAsync(Session).Read();
        Assert.Equal(answer["user"]!.ToJsonString(), again["user"]!.ToJsonString());
    }

    [Fact]
    public async Task An_administrator_has_no_broker_and_capitals_in_the_login_do_not_matter()
    {
        using var client = host.Client();
        var login = await host.NewUser();
        var answer = await client.SignIn($" {login.ToUpperInvariant()} ", AccessHost.Password).Read();
        Assert.Equal("administrator", answer["user"]!["role"]!.GetValue<string>());
        Assert.False(answer["user"]!.AsObject().ContainsKey("brokerId"));
        Assert.DoesNotContain(login, answer.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nobody_has_a_session_without_signing_in()
    {
        using var client = host.Client();
        using var response = await client.GetAsync(Session);
        Assert.NotEmpty(response.Headers.WwwAuthenticate);
        await Task.FromResult(response).ReadProblem(401);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var client = await host.SignedIn();
        Assert.Equal(HttpStatusCode.NoContent, await client.DeleteAsync(Session).Status());
        Assert.Equal(HttpStatusCode.Unauthorized, await client.GetAsync(Session).Status());
    }

    [Fact]
    public async Task A_cookie_without_the_token_changes_nothing()
    {
        using var client = await host.SignedIn();
        client.DefaultRequestHeaders.Remove("X-CSRF-Token");
        var problem = await client.DeleteAsync(Session).ReadProblem(403);
        Assert.Equal("urn:leadgrid:problem:csrf", problem["type"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, await client.GetAsync(Session).Status());
    }

    [Fact]
    public async Task A_token_of_somebody_else_is_none()
    {
        using var one = await host.SignedIn();
        using var other = await host.SignedIn();
        var stolen = other.DefaultRequestHeaders.GetValues("X-CSRF-Token").Single();
        one.DefaultRequestHeaders.Remove("X-CSRF-Token");
        one.DefaultRequestHeaders.Add("X-CSRF-Token", stolen);
        await one.DeleteAsync(Session).ReadProblem(403);
    }

    [Fact]
    public async Task A_page_of_another_origin_cannot_sign_anyone_in()
    {
        using var client = host.Client();
        var body = new { email = await host.NewUser(), password = AccessHost.Password };
        using var foreign = Request(HttpMethod.Post, Session, body, ("Origin", "https://evil.example"));
        await client.SendAsync(foreign).ReadProblem(403);
        using var own = Request(HttpMethod.Post, Session, body, ("Origin", host.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.OK, await client.SendAsync(own).Status());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Five_wrong_passwords_lock_a_login_whether_or_not_anyone_has_it(bool known)
    {
        using var client = host.Client();
        var login = known ? await host.NewUser() : $"{Guid.NewGuid():n}@example.com";
        for (var attempt = 0; attempt < SignInAllowance.Attempts; attempt++)
        {
            await client.SignIn(login, "wrong").ReadProblem(401);
        }

        using var locked = await client.SignIn(login, AccessHost.Password);
        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 14, 15);
        await Task.FromResult(locked).ReadProblem(429);
    }

    [Fact]
    public async Task A_lock_ends_after_fifteen_minutes_and_a_right_password_gives_all_attempts_back()
    {
        using var client = host.Client();
        var login = await host.NewUser();
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 0; attempt < SignInAllowance.Attempts; attempt++)
            {
                await client.SignIn(login, "wrong").ReadProblem(401);
            }

            await client.SignIn(login, AccessHost.Password).ReadProblem(429);
            host.Time.Advance(SignInAllowance.LockedFor);
            Assert.Equal(HttpStatusCode.OK, await client.SignIn(login, AccessHost.Password).Status());
        }
    }

    [Fact]
    public async Task Guesses_that_arrive_at_the_same_moment_are_counted_one_by_one()
    {
        using var client = host.Client();
        var login = await host.NewUser();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.SignIn(login, "wrong").Status()));
        Assert.Equal(SignInAllowance.Attempts, answers.Count(status => status == HttpStatusCode.Unauthorized));
        Assert.Equal(12 - SignInAllowance.Attempts, answers.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_wrong_login_takes_as_long_as_a_wrong_password()
    {
        using var client = host.Client();
        var login = await host.NewUser();
        await client.SignIn(login, "wrong").Status();
        var known = await Took(() => client.SignIn(login, "wrong"));
        var unknown = await Took(() => client.SignIn($"{Guid.NewGuid():n}@example.com", "wrong"));
        Assert.All([known, unknown], took => Assert.True(took >= TimeSpan.FromMilliseconds(390), $"{took}"));

        static async Task<TimeSpan> Took(Func<Task<HttpResponseMessage>> call)
        {
            var started = Stopwatch.GetTimestamp();
            await call().Status();
            return Stopwatch.GetElapsedTime(started);
        }
    }

    [Fact]
    public async Task A_changed_security_stamp_ends_older_cookies_within_a_minute()
    {
        using var client = host.Client();
        var login = await host.NewUser();
        Assert.Equal(HttpStatusCode.OK, await client.SignIn(login, AccessHost.Password).Status());
        using (var scope = host.App.Services.CreateScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<SignedInUser>>();
            var user = await users.FindByNameAsync(login);
            Assert.True((await users.UpdateSecurityStampAsync(user!)).Succeeded);
        }

        host.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Unauthorized, await client.GetAsync(Session).Status());
    }

    [Fact]
    public async Task A_session_lives_on_while_it_is_used_and_ends_after_twelve_idle_hours()
    {
        using var client = await host.SignedIn();
        for (var round = 0; round < 3; round++)
        {
            host.Time.Advance(TimeSpan.FromHours(7));
            Assert.Equal(HttpStatusCode.OK, await client.GetAsync(Session).Status());
        }

        host.Time.Advance(TimeSpan.FromHours(12.1));
        Assert.Equal(HttpStatusCode.Unauthorized, await client.GetAsync(Session).Status());
    }

    [Fact]
    public async Task What_is_missing_is_said_by_field()
    {
        using var client = host.Client();
        using var empty = Request(HttpMethod.Post, Session, "{}");
        var problem = await client.SendAsync(empty).ReadProblem(422);
        Assert.NotNull(problem["errors"]!["email"]);
        Assert.NotNull(problem["errors"]!["password"]);
    }
}
