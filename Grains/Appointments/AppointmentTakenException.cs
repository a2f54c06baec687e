namespace LeadGrid.Appointments;

/// <summary>
/// The broker has another appointment at that time: nothing of the commit was written. Thrown and caught within a lead's grain,
/// which makes a refusal of it.
/// </summary>
internal sealed class AppointmentTakenException(Exception inner) : Exception("The broker has another appointment at that time.", inner);
