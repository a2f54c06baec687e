using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Edges;

/// <summary>Versions in ETag and If-Match: the number that the grain counts, in quotes.</summary>
internal static class Versions
{
    public static void SetVersion(this HttpResponse response, long version) =>
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Reads the version that the caller saw.</summary>
    /// <param name="mayCreate">Then <c>If-None-Match: *</c> says 0: there must be none yet.</param>
    /// <param name="problem"><c>428</c> where there is none, <c>400</c> where it is no version.</param>
    public static bool TryGetExpectedVersion(
        this HttpRequest request,
        bool mayCreate,
        out long version,
        [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        version = 0;
        problem = null;
        var match = request.Headers.IfMatch.ToString();
        if (mayCreate && match.Length == 0 && request.Headers.IfNoneMatch == "*")
        {
            return true;
        }

        if (match.Length == 0)
        {
            problem = Problems.VersionRequired(mayCreate
                ? "Send If-Match with the ETag that you read, or If-None-Match: * to create."
                : "Send If-Match with the ETag that you read.");
            return false;
        }

        // A proxy that compresses answers makes ETags weak on the way out.
        var text = match.StartsWith("W/", StringComparison.Ordinal) ? match.AsSpan(2) : match;
        if (long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out version))
        {
            return true;
        }

        problem = Problems.BadRequest("If-Match is one ETag, such as \"7\".");
        return false;
    }
}
