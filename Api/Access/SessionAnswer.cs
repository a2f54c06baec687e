using System.Text.Json.Serialization;

namespace LeadGrid.Access;

internal sealed record SignInRequest(string? Email, string? Password);

/// <param name="CsrfToken">To be sent as <c>X-CSRF-Token</c> with everything but GET.</param>
internal sealed record SessionAnswer(SessionUser User, string CsrfToken);

/// <param name="Name">What timelines show.</param>
/// <param name="BrokerId">Whom a broker's user works for; not there for administrators.</param>
internal sealed record SessionUser(
    string Id,
    string Name,
    UserRole Role,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? BrokerId);
