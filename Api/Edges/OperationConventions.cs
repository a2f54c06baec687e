using System.Globalization;
using System.Text.Json;
using LeadGrid.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace LeadGrid.Edges;

/// <summary>Writes into each operation what its metadata imply: who may call it, what it refuses with, and examples.</summary>
internal sealed class OperationConventions(
    IAuthorizationPolicyProvider policies,
    IOptions<JsonOptions> json) : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var statuses = new SortedSet<int>(metadata.OfType<RefusalStatuses>().SelectMany(refusals => refusals.Statuses));
        if (await KindsOf(metadata) is { } kinds)
        {
            operation.Security = Security(kinds, context.Document);
            statuses.UnionWith([401, 403]);
            if (kinds.Contains(ActorKind.Seller))
            {
                statuses.Add(429);
            }
        }

        if (operation.RequestBody is not null)
        {
            statuses.UnionWith([400, 413, 415]);
        }

        if (metadata.OfType<ExpectedVersion>().FirstOrDefault() is { } expected)
        {
            AddIfMatch(operation, expected);
            statuses.UnionWith([412, 428]);
        }

        AddRefusals(operation, statuses, context.Document);
        AddExamples(operation, metadata);
    }

    private async Task<ActorKind[]?> KindsOf(IList<object> metadata)
    {
        if (metadata.OfType<IAllowAnonymous>().Any()
            || metadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy is not { } name)
        {
            return null;
        }

        var policy = await policies.GetPolicyAsync(name);
        return policy?.Requirements.OfType<MayEnter>().SingleOrDefault()?.Kinds;
    }

    private static List<OpenApiSecurityRequirement> Security(ActorKind[] kinds, OpenApiDocument? document)
    {
        var either = new List<OpenApiSecurityRequirement>();
        if (kinds.Contains(ActorKind.Seller))
        {
            either.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.KeyScheme, document)] = [] });
        }

        if (kinds.Any(kind => kind is ActorKind.Broker or ActorKind.Administrator))
        {
            either.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.SessionScheme, document)] = [] });
        }

        return either;
    }

    private static void AddIfMatch(OpenApiOperation operation, ExpectedVersion expected)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "If-Match",
            In = ParameterLocation.Header,
            Required = !expected.MayCreate,
            Description = expected.MayCreate
                ? "The ETag that was read. To create, send If-None-Match: * instead."
                : "The ETag that was read.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = "\"7\"",
        });
    }

    private static void AddRefusals(OpenApiOperation operation, SortedSet<int> statuses, OpenApiDocument? document)
    {
        operation.Responses ??= [];
        foreach (var status in statuses)
        {
            var name = status.ToString(CultureInfo.InvariantCulture);
            operation.Responses[name] = new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(status),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ApiDocument.ProblemSchema, document) },
                },
                Headers = status is 429 or 503 ? RetryAfter() : null,
            };
        }
    }

    private static Dictionary<string, IOpenApiHeader> RetryAfter() => new()
    {
        ["Retry-After"] = new OpenApiHeader
        {
            Description = "Seconds to wait.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
        },
    };

    private void AddExamples(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var example in metadata.OfType<RequestExample>())
        {
            Add(operation.RequestBody?.Content, example.Name, example.Value);
        }

        foreach (var example in metadata.OfType<ResponseExample>())
        {
            var response = operation.Responses?.GetValueOrDefault(example.Status.ToString(CultureInfo.InvariantCulture));
            Add(response?.Content, example.Name, example.Value);
        }
    }

    private void Add(IDictionary<string, OpenApiMediaType>? content, string name, object value)
    {
        foreach (var media in content?.Values ?? [])
        {
            media.Examples ??= new Dictionary<string, IOpenApiExample>();
            media.Examples[name] = new OpenApiExample
            {
                Value = JsonSerializer.SerializeToNode(value, json.Value.SerializerOptions),
            };
        }
    }
}
