using LeadGrid.Leads;

namespace LeadGrid.Appointments;

/// <summary>An appointment as its broker's calendar has it: of the person nothing but the first name.</summary>
/// <param name="Revision">Counts up whenever it is moved.</param>
/// <param name="Status">Set, kept or a no-show.</param>
/// <param name="UpdatedAt">When the lead last changed.</param>
[GenerateSerializer, Immutable, Alias("calendar-entry")]
public sealed record CalendarEntry(
    [property: Id(0)] Guid LeadId,
    [property: Id(1)] string FirstName,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] int Minutes,
    [property: Id(4)] int Revision,
    [property: Id(5)] LeadStatus Status,
    [property: Id(6)] DateTimeOffset UpdatedAt)
{
    public override string ToString() => Unspoken.Of<CalendarEntry>();
}
