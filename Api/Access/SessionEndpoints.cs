using LeadGrid.Edges;
using LeadGrid.Intake;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace LeadGrid.Access;

internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder app)
    {
        var session = app.MapGroup("/api/v1/session").WithTags("Session");
        session.MapPost("", Open)
            .AllowAnonymous()
            .WithName("SignIn")
            .WithSummary("Sign in with e-mail address and password")
            .WithDescription("Sets the session cookie. Five wrong passwords lock a login for 15 minutes.")
            .WithRequestExample(new SignInRequest("admin@example.com", "correct horse battery staple"))
            .ProducesRefusals(422, 429);
        session.MapGet("", Show)
            .RequireAuthorization(Policies.Staff)
            .WithName("GetSession")
            .WithSummary("Who is signed in, and the token for X-CSRF-Token");
        session.MapDelete("", (Delegate)Close)
            .RequireAuthorization(Policies.Staff)
            .WithName("SignOut")
            .WithSummary("Sign out of this browser");
        if (app.ServiceProvider.GetRequiredService<IConfiguration>().HasOpenIdConnect())
        {
            session.MapOpenIdConnect();
        }
    }

    private static async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> Open(
        SignInRequest request,
        SignIn signIn,
        IAntiforgery antiforgery,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Email) || string.IsNullOrEmpty(request.Password))
        {
            return Problems.Faults(Missing(request));
        }

        // No mailbox is longer (RFC 5321, 4.5.3.1), and nobody types such a password: cheap to refuse.
        if (request.Email.Length > 254 || request.Password.Length > 1024)
        {
            return Problems.WrongSignIn();
        }

        switch (await signIn.Try(request.Email, request.Password, context.Connection.RemoteIpAddress, cancellationToken))
        {
            case SignInAnswer.Welcome welcome:
                await context.SignInAsync(IdentityConstants.ApplicationScheme, welcome.Principal);
                context.User = welcome.Principal;
                return TypedResults.Ok(Answer(context, antiforgery));
            case SignInAnswer.Wait wait:
                return Problems.TooManyRequests(context, wait.For, "Too many attempts to sign in. Wait and try again.");
            default:
                return Problems.WrongSignIn();
        }
    }

    private static SessionAnswer Show(HttpContext context, IAntiforgery antiforgery) => Answer(context, antiforgery);

    private static async Task<NoContent> Close(HttpContext context)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.NoContent();
    }

    private static SessionAnswer Answer(HttpContext context, IAntiforgery antiforgery)
    {
        var actor = context.GetActor();
        var broker = actor.Kind == ActorKind.Broker;
        return new SessionAnswer(
            new SessionUser(
                context.GetKeyScope(),
                actor.Name,
                broker ? UserRole.Broker : UserRole.Administrator,
                broker ? actor.Id : null),
            antiforgery.GetAndStoreTokens(context).RequestToken!);
    }

    private static IEnumerable<FieldFault> Missing(SignInRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Email))
        {
            yield return new FieldFault("email", "Enter your e-mail address.");
        }

        if (string.IsNullOrEmpty(request.Password))
        {
            yield return new FieldFault("password", "Enter your password.");
        }
    }
}
