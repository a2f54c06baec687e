namespace LeadGrid.Edges;

/// <summary>
/// A page that sites of others may show in a frame: set as a feature of the request, together with a content policy of its own
/// that names them. Without it no site may.
/// </summary>
/// <param name="Origins">Such as <c>https://www.example.com</c>.</param>
internal sealed record FramedBy(string[] Origins);
