using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LeadGrid.Access;

internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeyCache keys) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "ApiKey";
    public const string Header = "X-Api-Key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Headers.TryGetValue(Header, out var values))
        {
            return AuthenticateResult.NoResult();
        }

        if (values.Count != 1 || !ApiKeyText.TryParse(values[0], out var key))
        {
            return AuthenticateResult.Fail("malformed");
        }

        var known = await keys.Find(key.Prefix);
        if (known is null
            || known.Record.Revoked
            || !CryptographicOperations.FixedTimeEquals(known.Record.SecretHash, key.SecretHash))
        {
            return AuthenticateResult.Fail("unknown or revoked");
        }

        return AuthenticateResult.Success(new AuthenticationTicket(known.Principal, Scheme));
    }
}
