using LeadGrid.Compliance;

namespace LeadGrid.Outreach;

/// <summary>The record of what was sent to try it: who, what, where, and what became of it.</summary>
internal interface ITemplateTests
{
    /// <summary>Before it is sent.</summary>
    Task Begin(TemplateTest test, CancellationToken cancellation);

    Task End(Guid messageId, string outcome, CancellationToken cancellation);

    /// <summary>To whose Contact grain a test went; null: there is no such test.</summary>
    Task<string?> ContactOf(Guid messageId, CancellationToken cancellation);
}

/// <param name="Contact">The key of the Contact grain.</param>
internal sealed record TemplateTest(
    Guid MessageId, DateTimeOffset At, string ById, string ByName, string Template, int Version, string Campaign, ContactChannel Channel, string Contact);
