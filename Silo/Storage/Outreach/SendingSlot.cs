namespace LeadGrid.Storage.Outreach;

/// <summary>
/// When one message may leave. Slots of a number do not overlap, so that its rate holds however many processes send; but
/// only if each message leaves within its own: whoever comes too late takes another.
/// </summary>
/// <param name="At">On the database's clock.</param>
/// <param name="Wait">From the moment at which the slot was received; zero: now. By own clocks' difference to the database's it is not harmed.</param>
/// <param name="Length">How long the slot lasts.</param>
internal sealed record SendingSlot(DateTimeOffset At, TimeSpan Wait, TimeSpan Length);
