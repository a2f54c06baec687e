namespace LeadGrid.Leads;

/// <summary>Asks for the commit path of the grain's own row, as <c>[PersistentState]</c> asks for a stored state.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class CommitAttribute : Attribute, IFacetMetadata;
