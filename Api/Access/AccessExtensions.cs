using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadGrid.Access;

internal static class AccessExtensions
{
    /// <summary>Who may come in: sessions of people, API keys of machines, and what each may do.</summary>
    public static void AddAccess(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<AccessOptions>()
            .BindConfiguration(AccessOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        AddUsers(services);
        AddSchemes(builder);
        AddAntiforgery(builder);
        KeyRing.Add(builder);
        services.AddAuthorization(Policies.Add);
        services.AddSingleton<IAuthorizationHandler, MayEnterHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        services.AddSingleton<ApiKeyCache>();
        services.AddSingleton<AddressLimit>();
    }

    /// <summary>After routing and before anything that answers.</summary>
    public static void UseAccess(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<CsrfCheck>();
    }

    private static void AddUsers(IServiceCollection services)
    {
        services.AddIdentityCore<SignedInUser>(options =>
            {
                options.ClaimsIdentity.UserIdClaimType = LeadGridClaims.Subject;
                options.ClaimsIdentity.UserNameClaimType = LeadGridClaims.Name;
            })
            .AddUserStore<GrainUserStore>()
            .AddSignInManager();
        services.AddScoped<IUserClaimsPrincipalFactory<SignedInUser>, UserPrincipals>();
        services.AddSingleton<IPasswordHasher<SignedInUser>, PasswordHasher<SignedInUser>>();

        // OWASP's figure for PBKDF2-HMAC-SHA512 (Password Storage Cheat Sheet, 2023); Identity's default is 100,000.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddSingleton<DecoyPassword>();
        services.AddSingleton<UserFactory>();
        services.AddScoped<SignIn>();
    }

    private static void AddSchemes(IHostApplicationBuilder builder)
    {
        const string either = "leadgrid";
        builder.Services.AddAuthentication(either)
            .AddPolicyScheme(either, either, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.ContainsKey(ApiKeyHandler.Header)
                    ? ApiKeyHandler.Scheme
                    : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Scheme, null)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = "leadgrid.session";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = Secure(builder);
                options.ExpireTimeSpan = TimeSpan.FromHours(12);
                options.SlidingExpiration = true;
                options.Events.OnValidatePrincipal = StampCheck.Validate;
            });
        if (builder.Configuration.HasOpenIdConnect())
        {
            builder.AddOpenIdConnect();
        }
    }

    private static void AddAntiforgery(IHostApplicationBuilder builder) => builder.Services.AddAntiforgery(options =>
    {
        options.HeaderName = CsrfCheck.Header;
        options.Cookie.Name = "leadgrid.csrf";
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = Secure(builder);
        options.SuppressXFrameOptionsHeader = true;
    });

    /// <summary>In development the program serves plain http on localhost.</summary>
    public static CookieSecurePolicy Secure(IHostApplicationBuilder builder) =>
        builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
}
