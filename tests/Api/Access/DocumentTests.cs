using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace LeadGrid.Api.Tests;

public sealed class DocumentTests(AccessHost host) : IClassFixture<AccessHost>
{
    [Fact]
    public async Task The_document_is_valid_OpenAPI_3_1()
    {
        var text = (await Document()).ToJsonString();
        var read = OpenApiDocument.Parse(text, "json");
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
    }

    [Fact]
    public async Task Every_endpoint_of_the_api_is_described_with_its_names_its_refusals_and_who_may_call_it()
    {
        var paths = (await Document())["paths"]!.AsObject();
        foreach (var endpoint in Described())
        {
            var path = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            foreach (var method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods)
            {
                var operation = paths[path]?[method.ToLowerInvariant()];
                Assert.True(operation is not null, $"{method} {path} is not described.");
                Assert.NotNull(operation["operationId"]);
                Assert.NotNull(operation["summary"]);
                Assert.NotEmpty(operation["tags"]!.AsArray());
                if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
                {
                    Assert.NotEmpty(operation["security"]!.AsArray());
                    Assert.NotNull(operation["responses"]!["401"]);
                    Assert.NotNull(operation["responses"]!["403"]);
                }

                if (operation["requestBody"] is { } body)
                {
                    Assert.All(body["content"]!.AsObject(), media => Assert.NotNull(media.Value!["examples"]));
                }
            }
        }
    }

    [Fact]
    public void Every_endpoint_of_the_api_says_who_may_call_it() => Assert.All(
        Endpoints().Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)),
        endpoint => Assert.True(
            endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy is not null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
            endpoint.RoutePattern.RawText));

    [Fact]
    public async Task Enums_are_words_and_names_are_unique()
    {
        var document = await Document();
        var operators = document["components"]!["schemas"]!["ConditionOperator"]!["enum"]!.AsArray().Select(each => each!.GetValue<string>());
        Assert.Contains("not_in", operators);
        var names = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject())
            .Select(operation => operation.Value!["operationId"]!.GetValue<string>())
            .ToArray();
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_reference_page_comes_from_here_alone()
    {
        using var client = host.Client();
        using var response = await client.GetAsync("/docs/");
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("cdn.", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", page, StringComparison.OrdinalIgnoreCase);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        Assert.Contains($"nonce=\"{nonce}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe", policy, StringComparison.Ordinal);
        foreach (var script in new[] { "/docs/scalar.js", "/docs/scalar.aspnetcore.js" })
        {
            Assert.Equal(HttpStatusCode.OK, await client.GetAsync(script).Status());
        }
    }

    private IEnumerable<RouteEndpoint> Described() => Endpoints().Where(endpoint =>
        endpoint.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal));

    private IEnumerable<RouteEndpoint> Endpoints() =>
        ((IEndpointRouteBuilder)host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private async Task<JsonNode> Document()
    {
        using var client = host.Client();
        return await client.GetAsync("/openapi/v1.json").Read();
    }
}
