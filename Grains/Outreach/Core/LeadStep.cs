using LeadGrid.Leads;

namespace LeadGrid.Outreach;

/// <summary>A step of a lead that asks for no version, and what it leaves to be done outside.</summary>
internal sealed record LeadStep(LeadState Next, LeadEvent Event, OutboxEntry[] Outbox);
