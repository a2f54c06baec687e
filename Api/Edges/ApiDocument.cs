using LeadGrid.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace LeadGrid.Edges;

/// <summary>The OpenAPI 3.1 document at <c>/openapi/v1.json</c>, and the page at <c>/docs</c> that shows it.</summary>
internal static class ApiDocument
{
    public const string KeyScheme = "apiKey";
    public const string SessionScheme = "session";
    public const string ProblemSchema = "Problem";

    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer<OperationConventions>();
    });

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs", options =>
            {
                options.WithTitle("LeadGrid API");
                options.WithOpenApiRoutePattern("/openapi/{documentName}.json");
                options.AddDocument("v1");

                // Everything from here: no fonts, no telemetry, no chat and no proxy of somebody else's.
                options.DisableDefaultFonts();
                options.DisableTelemetry();
                options.DisableAgent();
                options.DisableMcp();
                options.WithNonce();

                // Its buttons hand the document to its makers' site.
                options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
                options.AddPreferredSecuritySchemes(KeyScheme);
            })
            .AllowAnonymous()
            .WithMetadata(new ContentPolicy(ScalarOptions.NonceHttpContextItemKey));
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "LeadGrid",
            Version = "v1",
            Description =
                "Post leads, watch and work them. Problems are RFC 9457 (`application/problem+json`); times are ISO 8601 in UTC. "
                + "Machines send an API key, browsers a session cookie and its token.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[ProblemSchema] = Problem();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = ApiKeyHandler.Header,
            Description = "For machines: `lg_`, ten characters, `_` and the secret.",
        };
        document.Components.SecuritySchemes[SessionScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = "leadgrid.session",
            Description = $"For browsers: sign in by POST /api/v1/session. Everything but GET also needs the header `{CsrfCheck.Header}`.",
        };
        return Task.CompletedTask;
    }

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457.",
        Required = new HashSet<string> { "type", "title", "status" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("What programs branch on: urn:leadgrid:problem:..."),
            ["title"] = Text("What it is, in words that do not change."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
            ["detail"] = Text("What to do about it."),
            ["traceId"] = Text("To quote when asking about it."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Sentences by field, where fields are at fault.",
                AdditionalProperties = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            },
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
