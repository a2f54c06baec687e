using LeadGrid.Compliance;

namespace LeadGrid.Sequences;

internal static class RehearsedTouches
{
    /// <summary>What is on record, and what a rehearsal has done in its head beside it.</summary>
    public static ContactFacts With(ContactFacts facts, IEnumerable<RehearsedTouch> touches) => facts with
    {
        Touches = [.. facts.Touches, .. touches.Select(touch => new Touch(touch.At, touch.Channel, touch.Purpose, touch.Subject))],
    };
}
