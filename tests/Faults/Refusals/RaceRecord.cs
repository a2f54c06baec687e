using LeadGrid.Simulation.Twilio;
using LeadGrid.Simulation.Webhooks;

namespace LeadGrid.Faults.Refusals;

/// <summary>What a round has to show: who was texted what, and what the simulator has noted, all by its one clock.</summary>
/// <param name="Queued">Messages that the product has answered for.</param>
internal sealed record RaceRecord(
    IReadOnlyCollection<Racer> People, IReadOnlyCollection<Mark> Queued, IReadOnlyList<Arrival> Arrivals, IReadOnlyList<WebhookRecord> Webhooks);
