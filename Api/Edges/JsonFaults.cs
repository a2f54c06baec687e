using System.Text.Json;
using System.Text.RegularExpressions;
using LeadGrid.Intake;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Edges;

/// <summary>Says where a body is not what it should be, without repeating what stands there.</summary>
internal static partial class JsonFaults
{
    public static ProblemHttpResult Of(JsonException exception) =>
        IsMalformed(exception) ? Malformed(exception) : Problems.Faults(FieldsOf(exception));

    // The reader's own exception derives from JsonException and stands inside the serializer's.
    private static bool IsMalformed(JsonException exception) =>
        exception.InnerException is JsonException || exception.GetType() != typeof(JsonException) || exception.Path is null;

    private static ProblemHttpResult Malformed(JsonException exception)
    {
        var line = (exception.LineNumber ?? 0) + 1;
        var position = (exception.BytePositionInLine ?? 0) + 1;
        var problem = Problems.BadRequest($"The body is not well-formed JSON: see line {line}, byte {position}.");
        problem.ProblemDetails.Extensions["line"] = line;
        problem.ProblemDetails.Extensions["byte"] = position;
        return problem;
    }

    private static IEnumerable<FieldFault> FieldsOf(JsonException exception)
    {
        var path = Field(exception.Path);

        // "... was missing required properties including: 'code', 'name'." The names are those of our own contracts.
        var missing = Missing().Match(exception.Message);
        if (missing.Success)
        {
            var prefix = path.Length == 0 ? "" : path + ".";
            return Quoted().Matches(missing.Value).Select(name => new FieldFault(prefix + name.Groups[1].Value, "This field is required."));
        }

        return [exception.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal)
            ? new FieldFault(path, "There is no such field.")
            : new FieldFault(path, "This is not a value that the field takes; see /docs for its type.")];
    }

    private static string Field(string? path) => path is null or "$" ? "" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path[1..];

    [GeneratedRegex("missing required properties including: (.*)$")]
    private static partial Regex Missing();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
