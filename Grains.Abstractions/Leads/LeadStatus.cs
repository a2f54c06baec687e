namespace LeadGrid.Leads;

/// <summary>Where a lead stands. Numbers are stored: append, never renumber.</summary>
public enum LeadStatus
{
    Received = 0,
    Rejected = 1,
    Duplicate = 2,
    Accepted = 3,

    /// <summary>Nobody is eligible; it waits and is routed when somebody is.</summary>
    Queued = 4,
    Offered = 5,

    /// <summary>A broker has it and has not yet reached the person.</summary>
    Assigned = 6,
    Contacted = 7,
    AppointmentSet = 8,
    AppointmentKept = 9,
    NoShow = 10,
    Won = 11,
    Lost = 12,

    /// <summary>The broker gave it back, with a reason.</summary>
    Returned = 13,
    Recycled = 14,

    /// <summary>The person asked; nothing personal is left.</summary>
    Erased = 15,
}
