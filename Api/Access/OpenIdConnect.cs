using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LeadGrid.Access;

/// <summary>
/// Sign-in by the operator's identity provider, where one is configured. A verified e-mail address names an existing
/// user; nobody registers themselves.
/// </summary>
internal static class OpenIdConnect
{
    private const string Section = "Authentication:OpenIdConnect";
    private const string Scheme = "oidc";

    /// <summary>Where the sign-in page says that the provider's user is none of ours.</summary>
    private const string Refused = "/?signIn=refused";

    public static bool HasOpenIdConnect(this IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration[$"{Section}:Authority"]);

    public static void AddOpenIdConnect(this IHostApplicationBuilder builder) => builder.Services
        .AddAuthentication()
        .AddOpenIdConnect(Scheme, options =>
        {
            builder.Configuration.GetSection(Section).Bind(options);
            options.SignInScheme = IdentityConstants.ApplicationScheme;
            options.ResponseType = OpenIdConnectResponseType.Code;
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.UsePkce = true;
            options.MapInboundClaims = false;
            options.SaveTokens = false;

            // The provider answers by a GET to our own address, which Lax lets through.
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.NonceCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = AccessExtensions.Secure(builder);
            options.NonceCookie.SecurePolicy = AccessExtensions.Secure(builder);
            options.Scope.Add("email");
            options.Events.OnTokenValidated = BecomeUser;
            options.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect(Refused);
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });

    public static void MapOpenIdConnect(this IEndpointRouteBuilder session) => session
        .MapGet("/oidc", ChallengeHttpResult () =>
            TypedResults.Challenge(new AuthenticationProperties { RedirectUri = "/" }, [Scheme]))
        .AllowAnonymous()
        .WithName("SignInWithProvider")
        .WithSummary("Sign in with the operator's identity provider")
        .Produces(StatusCodes.Status302Found);

    private static async Task BecomeUser(TokenValidatedContext context)
    {
        var token = context.Principal!;
        var email = token.FindFirst("email")?.Value;
        var verified = token.HasClaim("email_verified", "true");
        var users = context.HttpContext.RequestServices.GetRequiredService<UserManager<SignedInUser>>();
        var user = email is null || !verified ? null : await users.FindByNameAsync(email);
        if (user is null)
        {
            context.Fail("The provider's user is none of ours, or the e-mail address is not verified.");
            return;
        }

        var principals = context.HttpContext.RequestServices.GetRequiredService<IUserClaimsPrincipalFactory<SignedInUser>>();
        context.Principal = await principals.CreateAsync(user);
    }
}
