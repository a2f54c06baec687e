using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadGrid.Edges;

/// <summary>JSON at the edge: camelCase, enums in snake_case and never as numbers, null only where a field may be null.</summary>
internal static class JsonConventions
{
    public static void Apply(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.RespectNullableAnnotations = true;
        options.NumberHandling = JsonNumberHandling.Strict;
    }

    /// <summary>
    /// Reads a body whose every field must be known: in settings a misspelt field would silently do nothing.
    /// </summary>
    /// <exception cref="JsonException">Becomes a problem that says where.</exception>
    public static async Task<T> ReadStrictly<T>(this HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            throw new BadHttpRequestException("Not JSON.", StatusCodes.Status415UnsupportedMediaType);
        }

        var strict = request.HttpContext.RequestServices.GetRequiredService<StrictJson>();
        return await JsonSerializer.DeserializeAsync<T>(request.Body, strict.Options, cancellationToken)
            ?? throw new JsonException("null", "$", lineNumber: 0, bytePositionInLine: 0);
    }
}

/// <summary>The edge's serializer, with unknown fields refused. One, since each keeps a cache.</summary>
internal sealed class StrictJson(Microsoft.Extensions.Options.IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> http)
{
    public JsonSerializerOptions Options { get; } = new(http.Value.SerializerOptions)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };
}
