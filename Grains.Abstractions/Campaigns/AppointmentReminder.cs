using LeadGrid.Compliance;

namespace LeadGrid.Campaigns;

/// <summary>A message that reminds a person of an appointment, when the law allows one before it.</summary>
/// <param name="BeforeMinutes">How long before the appointment: 15 minutes to 30 days.</param>
/// <param name="Channel"><see cref="ContactChannel.Sms"/> or <see cref="ContactChannel.Email"/>.</param>
/// <param name="Template">An approved template whose purpose is an appointment; null: this one is not sent.</param>
[GenerateSerializer, Immutable, Alias("appointment-reminder")]
public sealed record AppointmentReminder(
    [property: Id(0)] int BeforeMinutes,
    [property: Id(1)] ContactChannel Channel,
    [property: Id(2)] string? Template)
{
    /// <summary>A day before by e-mail, two hours before by text: once templates are chosen for them.</summary>
    public static AppointmentReminder[] Usual { get; } = [new(24 * 60, ContactChannel.Email, null), new(2 * 60, ContactChannel.Sms, null)];
}
