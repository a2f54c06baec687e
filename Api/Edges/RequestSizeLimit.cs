using Microsoft.AspNetCore.Http.Metadata;

namespace LeadGrid.Edges;

/// <summary>An endpoint's own limit of its body, in bytes; null for none, where the body is read as a stream.</summary>
internal sealed record RequestSizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
