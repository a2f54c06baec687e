namespace LeadGrid.Edges;

/// <summary>Examples and refusals that an endpoint states beside itself, for the OpenAPI document.</summary>
internal static class Examples
{
    public static TBuilder WithRequestExample<TBuilder>(this TBuilder endpoint, object example, string name = "default")
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RequestExample(name, example));

    public static TBuilder WithResponseExample<TBuilder>(this TBuilder endpoint, int status, object example, string name = "default")
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ResponseExample(status, name, example));

    /// <summary>Statuses that are answered with a problem, besides those that the policy and the limits imply.</summary>
    public static TBuilder ProducesRefusals<TBuilder>(this TBuilder endpoint, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RefusalStatuses(statuses));

    /// <summary>The endpoint reads If-Match by <see cref="Versions.TryGetExpectedVersion"/>.</summary>
    public static TBuilder ExpectsVersion<TBuilder>(this TBuilder endpoint, bool mayCreate = false)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ExpectedVersion(mayCreate));
}

/// <param name="Value">Written with the serializer that writes answers, so that it looks like one.</param>
internal sealed record RequestExample(string Name, object Value);

/// <inheritdoc cref="RequestExample"/>
internal sealed record ResponseExample(int Status, string Name, object Value);

internal sealed record RefusalStatuses(int[] Statuses);

internal sealed record ExpectedVersion(bool MayCreate);
