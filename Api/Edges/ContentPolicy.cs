namespace LeadGrid.Edges;

/// <summary>
/// A page from a library that styles itself in place: inline styles are allowed there, and a script that carries the
/// nonce of the request, where the library makes one.
/// </summary>
/// <param name="NonceItem">The key in <see cref="HttpContext.Items"/> under which the nonce is; null where there is none.</param>
internal sealed record ContentPolicy(string? NonceItem)
{
    public string For(HttpContext context)
    {
        var nonce = NonceItem is null ? null : context.Items[NonceItem] as string;
        return SecurityHeaders.Policy(
            context.Request,
            scripts: nonce is null ? "'self'" : $"'self' 'nonce-{nonce}'",
            styles: "'self' 'unsafe-inline'",
            fonts: "'self' data:");
    }
}
