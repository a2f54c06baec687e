namespace LeadGrid.Appointments;

/// <summary>Time of a broker that a lead's appointment takes.</summary>
/// <param name="From">Included.</param>
/// <param name="To">Not included.</param>
internal sealed record BookedTime(Guid LeadId, string BrokerId, DateTimeOffset From, DateTimeOffset To);
