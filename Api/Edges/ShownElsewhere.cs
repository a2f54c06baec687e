namespace LeadGrid.Edges;

/// <summary>A picture that pages of others, such as webmail, may show.</summary>
internal sealed record ShownElsewhere;
