using System.Net;

namespace LeadGrid.Membership;

/// <summary>Where silos listened for clients that have been declared dead since, and no other silo does now.</summary>
/// <param name="Version">Of the membership: of two answers, the higher one knows more.</param>
[GenerateSerializer, Immutable, Alias("fallen-gateways")]
public sealed record FallenGateways([property: Id(0)] long Version, [property: Id(1)] IPEndPoint[] Gateways);
