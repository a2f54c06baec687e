namespace LeadGrid.Simulation.TrustedForm;

/// <summary>A certificate that somebody's visit of a page has made.</summary>
/// <param name="Id">Forty hexadecimal digits.</param>
/// <param name="Phone">What was typed on that page, digits only; null: nothing.</param>
public sealed record Certificate(string Id, string? Phone, DateTimeOffset MadeAt, string PageUrl);
