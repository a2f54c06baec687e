using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LeadGrid.Api.Tests;

/// <summary>An OpenID provider, as far as the code flow goes: whoever comes is the user that the test names.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string ClientId = "leadgrid-test";
    private const string ClientSecret = "not-a-secret";

    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "1" };
    private readonly ConcurrentDictionary<string, string> nonceByCode = new();
    private readonly WebApplication app;

    private IdentityProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = Address,
            authorization_endpoint = $"{Address}/authorize",
            token_endpoint = $"{Address}/token",
            jwks_uri = $"{Address}/keys",
        });
        app.MapGet("/keys", Keys);
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", Token);
    }

    public string Email { get; set; } = "";

    public bool Verified { get; set; } = true;

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<IdentityProvider> Start()
    {
        var provider = new IdentityProvider();
        await provider.app.StartAsync();
        return provider;
    }

    public void Configure(Dictionary<string, string?> settings)
    {
        const string section = "Authentication:OpenIdConnect";
        settings[$"{section}:Authority"] = Address;
        settings[$"{section}:ClientId"] = ClientId;
        settings[$"{section}:ClientSecret"] = ClientSecret;
        settings[$"{section}:RequireHttpsMetadata"] = "false";
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private object Keys()
    {
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            keys = new[]
            {
                new { kty = "RSA", use = "sig", kid = key.KeyId, n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) },
            },
        };
    }

    private IResult Authorize(HttpRequest request)
    {
        Assert.Equal("code", request.Query["response_type"]);
        Assert.Equal("S256", request.Query["code_challenge_method"]);
        var code = Guid.NewGuid().ToString("n");
        nonceByCode[code] = request.Query["nonce"].ToString();
        return Results.Redirect(QueryHelpers.AddQueryString(request.Query["redirect_uri"].ToString(), new Dictionary<string, string?>
        {
            ["code"] = code,
            ["state"] = request.Query["state"],
        }));
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        Assert.Equal(ClientSecret, form["client_secret"]);
        Assert.NotEmpty(form["code_verifier"].ToString());
        Assert.True(nonceByCode.TryRemove(form["code"].ToString(), out var nonce));
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = ClientId,
            Claims = new Dictionary<string, object>
            {
                ["sub"] = "provider-user",
                ["nonce"] = nonce,
                ["email"] = Email,
                ["email_verified"] = Verified,
            },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = "x", token_type = "Bearer", id_token = token });
    }
}
